package org.dl4jworkbench.ui.assignment;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.dl4jworkbench.ui.common.ErrorCard;

/**
 * Lies over the page while something is read that the page cannot be shown without, and stays with the reason where that
 * failed. Quick readings do not show it: a flash of it would only be in the way.
 */
final class Waiting extends StackPane {
    private static final Duration PATIENCE = Duration.millis(250);

    private final PauseTransition patience = new PauseTransition(PATIENCE);

    Waiting() {
        getStyleClass().add("page");
        setVisible(false);
    }

    /** Covers the page, soon. */
    void begin(String text) {
        patience.setOnFinished(event -> {
            ProgressIndicator spinner = new ProgressIndicator();
            spinner.setMaxSize(32, 32);
            Label label = new Label(text);
            label.getStyleClass().add("muted");
            VBox content = new VBox(spinner, label);
            content.getStyleClass().add("empty-state");
            cover(content);
        });
        patience.playFromStart();
    }

    /** Uncovers the page. */
    void end() {
        patience.stop();
        setVisible(false);
        getChildren().clear();
    }

    /** Says why the page cannot be shown. */
    void failed(Throwable problem) {
        patience.stop();
        cover(new VBox(new ErrorCard(problem)));
    }

    private void cover(VBox content) {
        getChildren().setAll(content);
        setVisible(true);
    }
}
