package org.dl4jworkbench.ui.common;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.dl4jworkbench.lab.RunContinuation;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.RunRecord;
import org.jspecify.annotations.Nullable;

/** Asks up to which epoch a run is to be trained, and says beforehand whether that is the same as in one go. */
final class MoreEpochsDialog {
    private static final int MOST = 1_000_000;

    private final RunRecord record;
    private final int cores = Runtime.getRuntime().availableProcessors();

    MoreEpochsDialog(RunRecord record) {
        this.record = record;
    }

    /** Empty where it was cancelled. */
    Optional<RunContinuation> ask(@Nullable Window owner) {
        int least = RunContinuation.leastEpochs(record);
        Spinner<Integer> epochs = new Spinner<>(least, MOST, least + Math.max(0, least / 2));
        epochs.setId("more-epochs");
        epochs.setEditable(true);
        epochs.setPrefWidth(110);
        Label what = Nodes.wrapping("");
        what.setId("more-what");
        Label same = Nodes.wrapping("", "muted");
        same.setId("more-same");
        Runnable tell = () -> {
            RunContinuation more = RunContinuation.ofEpochs(record, epochs.getValue(), cores);
            what.setText(capital(more.change().what()) + ".");
            same.setText(more.change().exactness()
                    + (more.change().difference() == null ? " Unless the data's files have changed." : ""));
        };
        epochs.valueProperty().addListener(observable -> tell.run());
        tell.run();
        HBox line = new HBox(10, new Label("Train up to epoch"), epochs);
        line.getStyleClass().add("card-head");
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle("Train more epochs");
        int done = record.last() == null ? 0 : record.last().epoch();
        dialog.setHeaderText(
                record.spec().preset() + " has trained " + Numbers.grouped(done) + (done == 1 ? " epoch" : " epochs"));
        Dialogs.dress(dialog, owner);
        dialog.getDialogPane().setContent(new VBox(10, line, what, same));
        ButtonType train = new ButtonType("Train", ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, train);
        ((Button) dialog.getDialogPane().lookupButton(train)).getStyleClass().add("primary-action");
        return dialog.showAndWait()
                .filter(answer -> answer == train)
                .map(answer -> RunContinuation.ofEpochs(record, epochs.getValue(), cores));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
