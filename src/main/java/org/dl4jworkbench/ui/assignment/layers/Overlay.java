package org.dl4jworkbench.ui.assignment.layers;

import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Lies over the tab and shows one thing large. Escape, its cross and a click beside it close it. */
final class Overlay extends StackPane {
    private final Label title = Nodes.label("", "card-title");
    private final HBox head = new HBox();
    private final VBox card = new VBox(head);
    private @Nullable Node before;
    private @Nullable EventHandler<KeyEvent> keys;

    Overlay() {
        setId("layers-overlay");
        getStyleClass().add("layers-overlay");
        head.getStyleClass().add("card-head");
        card.getStyleClass().add("card");
        card.setFocusTraversable(true);
        getChildren().add(card);
        setMargin(card, new Insets(24));
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            } else if (keys != null) {
                keys.handle(event);
            }
        });
    }

    void setTitle(String text) {
        title.setText(text);
    }

    /**
     * Shows something.
     *
     * @param menu its ⤓
     * @param pressed sees keys before any control does; null for none
     */
    void open(Node content, Node menu, @Nullable EventHandler<KeyEvent> pressed) {
        if (!isVisible()) {
            before = getScene() == null ? null : getScene().getFocusOwner();
        }
        keys = pressed;
        Button close = Nodes.icon(MaterialDesignC.CLOSE, "Close (Esc)", this::close);
        close.setId("close-overlay");
        head.getChildren().setAll(title, Nodes.space(), menu, close);
        VBox.setVgrow(content, Priority.ALWAYS);
        card.getChildren().setAll(head, content);
        setVisible(true);
        card.requestFocus();
    }

    void close() {
        setVisible(false);
        keys = null;
        card.getChildren().setAll(head);
        Node back = before;
        if (back != null) {
            back.requestFocus();
        }
    }
}
