package org.dl4jworkbench.ui.shell;

import atlantafx.base.controls.Notification;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.ui.common.Problem;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** Notices at the corner of the window; each stays until it is closed, the same one is shown once with a count. */
final class NoticePane extends VBox {
    private static final int MOST = 3;

    NoticePane() {
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    /** Shows an error that no page has caught. */
    void showError(Throwable problem) {
        String text = "Something went wrong\n" + Problem.whole(problem);
        Optional<Notification> same = getChildren().stream()
                .map(Notification.class::cast)
                .filter(each -> text.equals(each.getUserData()))
                .findFirst();
        if (same.isPresent()) {
            int count = (int) same.get().getProperties().merge("count", 1, (a, b) -> (int) a + (int) b);
            same.get().setMessage(text + "\n(" + (count + 1) + " times)");
            return;
        }
        Notification notice = new Notification(text, new FontIcon(MaterialDesignA.ALERT_OUTLINE));
        notice.setUserData(text);
        notice.getStyleClass().add("danger");
        notice.setMaxWidth(420);
        Button copy = new Button("Copy details");
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(details(problem));
            Clipboard.getSystemClipboard().setContent(content);
        });
        notice.setPrimaryActions(copy);
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
