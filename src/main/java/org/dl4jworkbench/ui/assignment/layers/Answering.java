package org.dl4jworkbench.ui.assignment.layers;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.dl4jworkbench.ui.common.ErrorCard;

/**
 * Shows the answer to a question, a sign of work where it takes longer than a moment, and what went wrong where it has none, with a
 * way to ask again.
 */
final class Answering extends StackPane {
    private static final Duration MOMENT = Duration.millis(300);

    private final NewestQuestion<?, ?> question;
    private final ProgressIndicator work = new ProgressIndicator();
    private final VBox failure = new VBox(6);
    private final PauseTransition pause = new PauseTransition(MOMENT);

    Answering(NewestQuestion<?, ?> question, Node answer) {
        this.question = question;
        getStyleClass().add("answering");
        work.setMaxSize(22, 22);
        work.setMouseTransparent(true);
        getChildren().addAll(answer, failure, work);
        pause.setOnFinished(event -> Nodes.show(work, question.busyProperty().get()));
        question.busyProperty().addListener((observable, was, is) -> busy(is));
        question.problemProperty().addListener(observable -> problem());
        Nodes.show(work, false);
        busy(question.busyProperty().get());
        problem();
    }

    private void busy(boolean is) {
        if (is) {
            pause.playFromStart();
        } else {
            pause.stop();
            Nodes.show(work, false);
        }
    }

    private void problem() {
        failure.getChildren().clear();
        Throwable problem = question.problemProperty().get();
        if (problem != null) {
            Button again = new Button("Try again");
            again.getStyleClass().add("small-button");
            again.setOnAction(event -> question.again());
            failure.getChildren().addAll(new ErrorCard(problem), again);
        }
        Nodes.show(failure, problem != null);
    }
}
