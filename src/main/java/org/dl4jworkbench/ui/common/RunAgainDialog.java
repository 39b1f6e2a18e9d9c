package org.dl4jworkbench.ui.common;

import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.RunRecord;
import org.jspecify.annotations.Nullable;

/** Asks with how many seeds, or folds, a run's settings are to run again. */
final class RunAgainDialog {
    private static final int MOST_SEEDS = 100;
    private static final int SEEDS = 3;
    private static final int FOLDS = 5;

    /** @param folds 1 for no cross-validation */
    record Answer(int seeds, int folds, int parallel) {}

    private final String title;
    private final Spinner<Integer> seeds;
    private final @Nullable Spinner<Integer> folds;
    private final Spinner<Integer> parallel;
    private final String run;
    private final BiFunction<Integer, Integer, String> words;

    private RunAgainDialog(
            String title,
            RunRecord record,
            Spinner<Integer> seeds,
            @Nullable Spinner<Integer> folds,
            int cores,
            BiFunction<Integer, Integer, String> words) {
        this.title = title;
        this.seeds = seeds;
        this.folds = folds;
        this.words = words;
        run = record.spec().preset();
        parallel = spinner("again-parallel", 1, cores, 1);
    }

    static RunAgainDialog repeat(RunRecord record, int cores) {
        long first = record.spec().training().seed();
        return new RunAgainDialog(
                "Repeat with other seeds",
                record,
                spinner("again-seeds", 2, MOST_SEEDS, SEEDS),
                null,
                cores,
                (count, none) -> "The very settings of the run with the seeds " + first + " to " + (first + count - 1)
                        + ": other weights, order and validation examples. The Experiments tab shows mean ± standard deviation.");
    }

    static RunAgainDialog crossValidate(RunRecord record, int cores) {
        return new RunAgainDialog(
                "Cross-validate",
                record,
                spinner("again-seeds", 1, MOST_SEEDS, 1),
                spinner("again-folds", 2, Fold.MOST, FOLDS),
                cores,
                (count, parts) -> count * parts
                        + " runs with the very settings of the run. The training examples are cut into "
                        + parts + " parts with like shares of the classes; each part validates what is trained on the"
                        + " others, instead of the run's own validation part.");
    }

    private static Spinner<Integer> spinner(String id, int least, int most, int first) {
        Spinner<Integer> spinner = new Spinner<>(least, most, Math.min(first, most));
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(90);
        return spinner;
    }

    /** Empty where it was cancelled. */
    Optional<Answer> ask(@Nullable Window owner) {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(8);
        if (folds != null) {
            grid.addRow(grid.getRowCount(), new Label("Folds"), folds);
        }
        grid.addRow(grid.getRowCount(), new Label("Seeds"), seeds);
        grid.addRow(grid.getRowCount(), new Label("Runs at a time"), parallel);
        Label note = Nodes.wrapping("", "muted");
        note.setId("again-note");
        Runnable tell = () -> note.setText(words.apply(seeds.getValue(), parts()));
        seeds.valueProperty().addListener(observable -> tell.run());
        if (folds != null) {
            folds.valueProperty().addListener(observable -> tell.run());
        }
        tell.run();
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(title);
        dialog.setHeaderText(title + ": " + run);
        Dialogs.dress(dialog, owner);
        dialog.getDialogPane().setContent(new VBox(12, grid, note));
        ButtonType start = new ButtonType("Start", ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, start);
        ((Button) dialog.getDialogPane().lookupButton(start)).getStyleClass().add("primary-action");
        return dialog.showAndWait()
                .filter(answer -> answer == start)
                .map(answer -> new Answer(seeds.getValue(), parts(), parallel.getValue()));
    }

    private int parts() {
        return folds == null ? 1 : folds.getValue();
    }
}
