package org.dl4jworkbench.ui.common;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a page shows when it has nothing to show: why, and the way on. */
public final class EmptyState extends VBox {
    public EmptyState(Ikon icon, String title, String text) {
        getStyleClass().add("empty-state");
        Label heading = new Label(title);
        heading.getStyleClass().add("title");
        Label body = new Label(text);
        body.getStyleClass().add("muted");
        body.setWrapText(true);
        body.setTextAlignment(TextAlignment.CENTER);
        body.setMaxWidth(460);
        getChildren().addAll(new FontIcon(icon), heading, body);
    }

    /** With a button that leads on. */
    public EmptyState withAction(String label, Runnable action) {
        Button button = Nodes.literal(new Button(label));
        button.setOnAction(event -> action.run());
        getChildren().add(button);
        return this;
    }
}
