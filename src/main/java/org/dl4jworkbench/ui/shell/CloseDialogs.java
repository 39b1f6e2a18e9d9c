package org.dl4jworkbench.ui.shell;

import java.util.List;
import javafx.scene.control.Alert;
import javafx.scene.control.ProgressBar;
import javafx.stage.Window;
import org.dl4jworkbench.ui.common.Dialogs;

/** The dialogs at the end of the window. */
final class CloseDialogs implements CloseGuard.Screen {
    private static final int NAMED = 6;
    private final Window owner;

    CloseDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public boolean askToStop(List<String> titles) {
        String runs = titles.size() == 1 ? "A run is training" : titles.size() + " runs are training";
        StringBuilder text = new StringBuilder();
        titles.stream().limit(NAMED).forEach(title -> text.append(title).append('\n'));
        if (titles.size() > NAMED) {
            text.append("and ").append(titles.size() - NAMED).append(" more\n");
        }
        text.append("\nStopped runs keep their checkpoints and can be resumed from Runs.");
        return Dialogs.confirm(owner, runs, text.toString(), "Stop and save");
    }

    @Override
    public void showSaving(int runs) {
        Alert alert = new Alert(Alert.AlertType.NONE);
        alert.setTitle("Saving");
        alert.setHeaderText(runs == 1 ? "Writing the checkpoint" : "Writing the checkpoints of " + runs + " runs");
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        alert.getDialogPane().setContent(bar);
        Dialogs.dress(alert, owner);
        alert.setOnCloseRequest(javafx.event.Event::consume);
        alert.show();
    }
}
