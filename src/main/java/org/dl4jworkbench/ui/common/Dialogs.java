package org.dl4jworkbench.ui.common;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Dialogs in the look of the window they belong to. */
public final class Dialogs {
    private static final String STYLES = Objects.requireNonNull(
                    Dialogs.class.getResource("/css/workbench.css"), "/css/workbench.css")
            .toExternalForm();

    private Dialogs() {}

    /** The style sheet of the window, over the theme. */
    public static String styles() {
        return STYLES;
    }

    /**
     * Asks before something that cannot be taken back; Cancel has the focus, Escape cancels.
     *
     * @param action the word on the button that does it
     */
    public static boolean confirm(@Nullable Window owner, String title, String text, String action) {
        ButtonType act = new ButtonType(action, ButtonBar.ButtonData.OK_DONE);
        Alert alert = new Alert(Alert.AlertType.NONE, text, ButtonType.CANCEL, act);
        alert.setTitle(title);
        alert.setHeaderText(title);
        dress(alert, owner);
        ((Button) alert.getDialogPane().lookupButton(act)).getStyleClass().add("danger-action");
        ((Button) alert.getDialogPane().lookupButton(act)).setDefaultButton(false);
        ((Button) alert.getDialogPane().lookupButton(ButtonType.CANCEL)).setDefaultButton(true);
        Optional<ButtonType> answer = alert.showAndWait();
        return answer.isPresent() && answer.get() == act;
    }

    /** Says what went wrong, where and what to do, where no page has room for it. */
    public static void problem(@Nullable Window owner, String title, Throwable problem) {
        Alert alert = new Alert(Alert.AlertType.NONE, Problem.whole(problem), ButtonType.CLOSE);
        alert.setTitle(title);
        alert.setHeaderText(title);
        dress(alert, owner);
        alert.show();
    }

    /** Gives a dialog its owner, the window's styles and room for its text. */
    public static void dress(Dialog<?> dialog, @Nullable Window owner) {
        if (owner != null) {
            dialog.initOwner(owner);
            Scene scene = owner.getScene();
            if (scene != null && scene.getRoot().getStyleClass().contains("dark")) {
                dialog.getDialogPane().getStyleClass().add("dark");
            }
        }
        dialog.getDialogPane().getStylesheets().add(STYLES);
        dialog.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        dialog.getDialogPane().setPrefWidth(460);
    }
}
