package org.dl4jworkbench.ui.data;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.data.Verification;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The small parts that the cards of this page are made of. */
final class Nodes {
    private Nodes() {}

    static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** Goes on in further lines instead of being cut off. */
    static Label wrapping(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Label chip(String text, Ikon icon, String styleClass) {
        Label chip = label(text, "chip");
        FontIcon graphic = new FontIcon(icon);
        graphic.getStyleClass().addAll("status-icon", styleClass);
        chip.setGraphic(graphic);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    /** Whether a set is what its name says. */
    static Label verdict(DatasetView view) {
        Verification verification = view.verification();
        return switch (verification) {
            case OFFICIAL -> chip(view.verdict(), MaterialDesignC.CHECK, "good");
            case DIFFERS -> chip(view.verdict(), MaterialDesignA.ALERT_OUTLINE, "caution");
            case UNVERIFIED, OWN -> chip(view.verdict(), MaterialDesignF.FILE_OUTLINE, "quiet");
            case GENERATED -> chip(view.verdict(), MaterialDesignP.PENCIL_OUTLINE, "quiet");
        };
    }

    /** A card with a title, and what stands at the right end of its head. */
    static VBox card(String title, javafx.scene.Node... right) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(label(title, "card-title"), space);
        head.getChildren().addAll(right);
        head.getStyleClass().add("card-head");
        VBox card = new VBox(head);
        card.getStyleClass().add("card");
        return card;
    }
}
