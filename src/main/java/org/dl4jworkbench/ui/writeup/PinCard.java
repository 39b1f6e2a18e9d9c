package org.dl4jworkbench.ui.writeup;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.lab.writeup.Pin;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** A pinned figure or table: a small picture, its caption to be edited, where it comes from, and what can be done with it. */
final class PinCard extends HBox {
    private static final double WIDTH = 168;
    private static final double HEIGHT = 112;
    private static final DateTimeFormatter PINNED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** What the buttons of a card do. */
    interface Actions {
        void rename(Pin pin, String caption);

        void move(Pin pin, int by);

        void remove(Pin pin);

        void reveal(Pin pin);
    }

    /**
     * @param place in the text, from 1
     * @param of how many there are
     * @param number among the figures, or among the tables
     */
    PinCard(Pin pin, int place, int of, int number, Actions actions) {
        getStyleClass().addAll("card", "pin-card");
        TextField caption = new TextField(pin.caption());
        caption.setId("caption-" + place);
        caption.setAccessibleText("Caption");
        caption.setPromptText("Caption");
        Consumer<String> rename = text -> actions.rename(pin, text);
        caption.setOnAction(event -> rename.accept(caption.getText()));
        caption.focusedProperty().addListener((observable, had, has) -> {
            if (!has) {
                rename.accept(caption.getText());
            }
        });
        Label kind = new Label((pin.isTable() ? "Table " : "Figure ") + number);
        kind.getStyleClass().add("small");
        Label origin = new Label(pin.content().origin().inWords());
        origin.getStyleClass().addAll("muted", "small");
        origin.setTooltip(new Tooltip(origin.getText()));
        Label files = new Label("pinned " + PINNED.format(pin.content().pinned()) + "  ·  "
                + String.join(", ", pin.content().endings()).toUpperCase(Locale.ROOT));
        files.getStyleClass().addAll("muted", "small");
        VBox words = new VBox(5, kind, caption, origin, files);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button up = button(MaterialDesignA.ARROW_UP, "Move up", () -> actions.move(pin, -1));
        up.setDisable(place == 1);
        Button down = button(MaterialDesignA.ARROW_DOWN, "Move down", () -> actions.move(pin, 1));
        down.setDisable(place == of);
        HBox buttons = new HBox(
                2,
                up,
                down,
                button(MaterialDesignF.FOLDER_OPEN_OUTLINE, "Show its files", () -> actions.reveal(pin)),
                button(MaterialDesignC.CLOSE, "Remove", () -> actions.remove(pin)));
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(picture(pin), words, buttons);
    }

    private static Node picture(Pin pin) {
        ImageView view = new ImageView();
        // Read in the background, at twice the size for dense screens.
        pin.file(Format.PNG)
                .ifPresent(file ->
                        view.setImage(new Image(file.toUri().toString(), 2 * WIDTH, 2 * HEIGHT, true, true, true)));
        view.setPreserveRatio(true);
        view.setFitWidth(WIDTH);
        view.setFitHeight(HEIGHT);
        StackPane frame = new StackPane(view);
        frame.getStyleClass().add("pin-picture");
        frame.setMinSize(WIDTH + 12, HEIGHT + 12);
        frame.setMaxSize(WIDTH + 12, HEIGHT + 12);
        return frame;
    }

    private static Button button(Ikon icon, String what, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(what);
        button.setTooltip(new Tooltip(what));
        button.setOnAction(event -> action.run());
        return button;
    }
}
