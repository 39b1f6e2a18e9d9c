package org.dl4jworkbench.ui.common;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small parts that cards are made of. */
public final class Nodes {
    private Nodes() {}

    public static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /**
     * Takes an underscore for what it is: JavaFX would take it for the sign of a mnemonic and leave it out. For every button whose text may
     * come from the user or the data.
     */
    public static <T extends Labeled> T literal(T control) {
        control.setMnemonicParsing(false);
        return control;
    }

    /** The same for an entry of a menu. */
    public static <T extends MenuItem> T literal(T item) {
        item.setMnemonicParsing(false);
        return item;
    }

    /** Goes on in further lines instead of being cut off. */
    public static Label wrapping(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** A card with what stands in its head. */
    public static VBox card(Node... head) {
        HBox line = new HBox(head);
        line.getStyleClass().add("card-head");
        for (Node each : head) {
            if (each instanceof Label label && label.getMinWidth() == Region.USE_COMPUTED_SIZE) {
                label.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        VBox card = new VBox(line);
        card.getStyleClass().add("card");
        return card;
    }

    public static Button icon(Ikon icon, String what, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(what);
        button.setTooltip(new Tooltip(what));
        button.setOnAction(event -> action.run());
        return button;
    }

    /**
     * Has the text beside the pointer when it rests on the control. The tip is made when the pointer first comes there: each is a window
     * with styles of its own, and a page can have dozens that nobody looks at.
     */
    public static void tip(Control control, String text) {
        control.setOnMouseEntered(event -> {
            if (control.getTooltip() == null) {
                control.setTooltip(new Tooltip(text));
            }
        });
    }

    /** Shows a part, or takes it out of the layout. */
    public static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
