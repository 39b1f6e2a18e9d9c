package org.dl4jworkbench.ui.shell;

import atlantafx.base.controls.Notification;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.common.Nodes;
import org.dl4jworkbench.ui.common.Problem;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Notices at the corner of the window; each stays until it is closed, the same one is shown once with a count. */
final class NoticePane extends VBox {
    private static final int MOST = 3;
    private static final double WIDTH = 400;
    private static final Duration READING_TIME = Duration.seconds(5);
    private static final Duration TIME_TO_ACT = Duration.seconds(10);

    NoticePane() {
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    /** Shows news that go away by themselves. */
    void showNews(String text) {
        showNews(new Notification(text, new FontIcon(MaterialDesignC.CHECK_CIRCLE_OUTLINE)), READING_TIME);
    }

    /** The same with a button, which takes them away too. */
    void showNews(String text, String label, Runnable action) {
        Notification notice = new Notification(text, new FontIcon(MaterialDesignC.CHECK_CIRCLE_OUTLINE));
        Button button = Nodes.literal(new Button(label));
        button.setOnAction(event -> {
            getChildren().remove(notice);
            action.run();
        });
        notice.setPrimaryActions(button);
        showNews(notice, TIME_TO_ACT);
    }

    private void showNews(Notification notice, Duration time) {
        notice.getStyleClass().add("success");
        PauseTransition reading = new PauseTransition(time);
        reading.setOnFinished(event -> getChildren().remove(notice));
        reading.play();
        add(notice);
    }

    /** Shows an error that no page has a place for. */
    void showError(Throwable problem) {
        String text = (problem instanceof WorkbenchException ? "" : "Something went wrong\n") + Problem.whole(problem);
        Optional<Node> same = getChildren().stream()
                .filter(each -> text.equals(each.getUserData()))
                .findFirst();
        if (same.isPresent() && same.get() instanceof Notification shown) {
            int count = (int) shown.getProperties().merge("count", 2, (before, two) -> (int) before + 1);
            shown.setMessage(text + "\n(" + count + " times)");
            return;
        }
        Notification notice = new Notification(text, new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE));
        notice.setUserData(text);
        notice.getStyleClass().add("danger");
        Button copy = new Button("Copy details");
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(details(problem));
            Clipboard.getSystemClipboard().setContent(content);
        });
        notice.setPrimaryActions(copy);
        add(notice);
    }

    private void add(Notification notice) {
        notice.setMinWidth(WIDTH);
        notice.setMaxWidth(WIDTH);
        notice.setOnClose(event -> getChildren().remove(notice));
        getChildren().add(notice);
        if (getChildren().size() > MOST) {
            getChildren().remove(0);
        }
    }

    private static String details(Throwable problem) {
        java.io.StringWriter trace = new java.io.StringWriter();
        problem.printStackTrace(new java.io.PrintWriter(trace));
        return trace.toString();
    }
}
