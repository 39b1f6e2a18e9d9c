package org.dl4jworkbench.ui.runs;

import java.util.List;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.ui.common.StatusLook;
import org.jspecify.annotations.Nullable;

/** The history as a table for the write-up: the rows that are shown, in the order they are shown in. */
final class RunsExhibit {
    private static final int DECIMALS = 4;

    private RunsExhibit() {}

    static Table of(List<RunFacts> runs) {
        return new Table(
                "Runs",
                List.of(
                        Table.Column.text("status"),
                        Table.Column.text("run"),
                        Table.Column.text("started"),
                        Table.Column.number("epochs"),
                        Table.Column.number("best test accuracy"),
                        Table.Column.number("last test accuracy"),
                        Table.Column.number("best test loss"),
                        Table.Column.number("last test loss"),
                        Table.Column.number("training (s)"),
                        Table.Column.text("data"),
                        Table.Column.text("folder")),
                runs.stream().map(RunsExhibit::row).toList());
    }

    private static List<Table.Cell> row(RunFacts run) {
        return List.of(
                Table.text(StatusLook.of(run.status()).word()),
                Table.text(run.title()),
                Table.text(run.startedText()),
                Table.count(run.epochsDone()),
                accuracy(run.bestTest()),
                accuracy(run.lastTest()),
                loss(run.bestTest()),
                loss(run.lastTest()),
                Table.number(run.seconds(), 1),
                Table.text(run.dataset()),
                Table.text(run.name()));
    }

    private static Table.Cell accuracy(@Nullable Score score) {
        Double accuracy = score == null ? null : score.accuracy();
        return accuracy == null ? Table.empty() : Table.number(accuracy, DECIMALS);
    }

    private static Table.Cell loss(@Nullable Score score) {
        return score == null ? Table.empty() : Table.number(score.loss(), DECIMALS);
    }
}
