package org.dl4jworkbench.ui.assignment.layers;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.dl4jworkbench.ui.common.Nodes;

/**
 * Shows the answer to a question, a sign of work where it takes longer than a moment, and what went wrong where it has none, with a
 * way to ask again.
 */
final class Answering extends StackPane {
    private static final Duration MOMENT = Duration.millis(300);
    private static final Duration LONG = Duration.seconds(3);
    private static final String FIRST_TIME =
            "A process of its own loads the network and the data; this takes a while the first time only.";

    private final NewestQuestion<?, ?> question;
    private final Label why = Nodes.wrapping(FIRST_TIME, "muted", "small");
    private final HBox work;
    private final VBox failure = new VBox(6);
    private final PauseTransition pause = new PauseTransition(MOMENT);
    private final PauseTransition longer = new PauseTransition(LONG);

    Answering(NewestQuestion<?, ?> question, Node answer) {
        this.question = question;
        getStyleClass().add("answering");
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMinSize(22, 22);
        turning.setMaxSize(22, 22);
        work = new HBox(10, turning, why);
        work.setAlignment(Pos.TOP_LEFT);
        work.setMouseTransparent(true);
        getChildren().addAll(answer, failure, work);
        pause.setOnFinished(event -> Nodes.show(work, question.busyProperty().get()));
        longer.setOnFinished(event -> why.setVisible(question.answeredProperty().get() == null));
        question.busyProperty().addListener((observable, was, is) -> busy(is));
        question.problemProperty().addListener(observable -> problem());
        Nodes.show(work, false);
        busy(question.busyProperty().get());
        problem();
    }

    private void busy(boolean is) {
        why.setVisible(false);
        if (is) {
            pause.playFromStart();
            longer.playFromStart();
        } else {
            pause.stop();
            longer.stop();
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
