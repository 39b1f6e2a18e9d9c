package org.dl4jworkbench.lab.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.lab.experiment.Quantity;
import org.dl4jworkbench.model.EpochResult;

/** What runs came to: a row for each run, or for each group with mean and standard deviation. */
public final class ScoreTable {
    private static final int DECIMALS = 4;
    private static final List<Quantity> SHOWN = List.of(
            Quantity.TRAIN_LOSS,
            Quantity.VALIDATION_LOSS,
            Quantity.TEST_LOSS,
            Quantity.TRAIN_ACCURACY,
            Quantity.VALIDATION_ACCURACY,
            Quantity.TEST_ACCURACY);

    private ScoreTable() {}

    /** Columns that no run fills are left out; the best epoch is the one with the lowest validation loss. */
    public static Table of(Comparison comparison, boolean grouped) {
        List<String> names = new ArrayList<>();
        List<List<ComparedRun>> rows = new ArrayList<>();
        if (grouped) {
            for (int group = 0; group < comparison.groups().size(); group++) {
                names.add(comparison.groups().get(group));
                rows.add(comparison.members(group));
            }
        } else {
            for (ComparedRun run : comparison.runs()) {
                names.add(run.label());
                rows.add(List.of(run));
            }
        }
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("run")));
        List<List<Table.Cell>> cells = new ArrayList<>();
        names.forEach(name -> cells.add(new ArrayList<>(List.of(Table.text(name)))));
        if (grouped) {
            columns.add(Table.Column.number("runs"));
            each(rows, cells, runs -> Table.count(runs.size()));
        } else {
            columns.add(Table.Column.text("status"));
            each(rows, cells, runs -> Table.text(runs.get(0).record().status().token()));
        }
        add("best epoch", 0, rows, columns, cells, run -> best(run).map(epoch -> (double) epoch.epoch()));
        for (Quantity quantity : SHOWN) {
            add(
                    "best " + quantity.label().toLowerCase(java.util.Locale.ROOT),
                    DECIMALS,
                    rows,
                    columns,
                    cells,
                    run -> best(run).map(quantity::of));
        }
        add("epochs", 0, rows, columns, cells, run -> last(run).map(epoch -> (double) epoch.epoch()));
        for (Quantity quantity : List.of(Quantity.TEST_LOSS, Quantity.TEST_ACCURACY)) {
            add(
                    "last " + quantity.label().toLowerCase(java.util.Locale.ROOT),
                    DECIMALS,
                    rows,
                    columns,
                    cells,
                    run -> last(run).map(quantity::of));
        }
        add("time (s)", 1, rows, columns, cells, run -> last(run).map(EpochResult::seconds));
        return new Table(grouped ? "Scores, mean ± standard deviation" : "Scores", columns, cells);
    }

    private interface Figure {
        Optional<Double> of(ComparedRun run);
    }

    private static void add(
            String title,
            int decimals,
            List<List<ComparedRun>> rows,
            List<Table.Column> columns,
            List<List<Table.Cell>> cells,
            Figure figure) {
        ToDoubleFunction<ComparedRun> value = run -> figure.of(run).orElse(Double.NaN);
        List<Measure> measures = rows.stream()
                .map(runs -> Measure.of(
                        runs.stream().map(run -> value.applyAsDouble(run)).toList()))
                .toList();
        if (measures.stream().noneMatch(Measure::isKnown)) {
            return;
        }
        columns.add(Table.Column.number(title));
        for (int row = 0; row < rows.size(); row++) {
            Measure measure = measures.get(row);
            cells.get(row).add(Table.deviation(measure.mean(), measure.deviation(), decimals));
        }
    }

    private interface Content {
        Table.Cell of(List<ComparedRun> runs);
    }

    private static void each(List<List<ComparedRun>> rows, List<List<Table.Cell>> cells, Content content) {
        for (int row = 0; row < rows.size(); row++) {
            cells.get(row).add(content.of(rows.get(row)));
        }
    }

    private static Optional<EpochResult> best(ComparedRun run) {
        return EpochResult.best(run.epochs());
    }

    private static Optional<EpochResult> last(ComparedRun run) {
        return run.epochs().isEmpty()
                ? Optional.empty()
                : Optional.of(run.epochs().get(run.epochs().size() - 1));
    }
}
