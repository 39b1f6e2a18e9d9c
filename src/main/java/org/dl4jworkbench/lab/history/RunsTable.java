package org.dl4jworkbench.lab.history;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;

/** The history as a table for the terminal and the write-up; columns that no run fills are left out. */
public final class RunsTable {
    private static final int DECIMALS = 4;

    private RunsTable() {}

    /** @param runs in the order in which they are to stand */
    public static Table of(List<HistoryRun> runs) {
        List<Table.Column> columns = new ArrayList<>();
        List<List<Table.Cell>> cells = new ArrayList<>();
        runs.forEach(run -> cells.add(new ArrayList<>()));
        add(runs, columns, cells, false, "star", run -> Table.text(run.notes().star() ? "★" : ""));
        add(
                runs,
                columns,
                cells,
                false,
                "status",
                run -> Table.text(run.record().status().token()));
        add(runs, columns, cells, false, "run", run -> Table.text(run.title()));
        add(runs, columns, cells, false, "changes", run -> Table.text(String.join("; ", run.brief())));
        add(
                runs,
                columns,
                cells,
                false,
                "tags",
                run -> Table.text(String.join(", ", run.notes().tags())));
        add(runs, columns, cells, false, "started", run -> Table.text(run.started()));
        add(runs, columns, cells, true, "epochs", run -> epochs(run.record()));
        add(
                runs,
                columns,
                cells,
                true,
                "best test accuracy",
                run -> accuracy(run.record().best()));
        add(
                runs,
                columns,
                cells,
                true,
                "last test accuracy",
                run -> accuracy(run.record().last()));
        add(
                runs,
                columns,
                cells,
                true,
                "best test loss",
                run -> loss(run.record().best()));
        add(
                runs,
                columns,
                cells,
                true,
                "last test loss",
                run -> loss(run.record().last()));
        add(runs, columns, cells, true, "training (s)", run -> seconds(run.record()));
        add(
                runs,
                columns,
                cells,
                false,
                "data",
                run -> Table.text(run.record().spec().data().dataset()));
        add(runs, columns, cells, false, "experiment", run -> Table.text(run.experiment()));
        add(
                runs,
                columns,
                cells,
                false,
                "note",
                run -> Table.text(run.notes().note().replace('\n', ' ')));
        add(
                runs,
                columns,
                cells,
                false,
                "folder",
                run -> Table.text(run.entry().directory().name()));
        return new Table("Runs", columns, cells);
    }

    private interface Content {
        Table.Cell of(HistoryRun run);
    }

    private static void add(
            List<HistoryRun> runs,
            List<Table.Column> columns,
            List<List<Table.Cell>> cells,
            boolean number,
            String title,
            Content content) {
        List<Table.Cell> column = runs.stream().map(content::of).toList();
        if (column.stream().allMatch(cell -> cell.shown().isEmpty())) {
            return;
        }
        columns.add(number ? Table.Column.number(title) : Table.Column.text(title));
        for (int row = 0; row < runs.size(); row++) {
            cells.get(row).add(column.get(row));
        }
    }

    private static Table.Cell epochs(RunRecord record) {
        EpochResult last = record.last();
        return Table.count(last == null ? 0 : last.epoch());
    }

    private static Table.Cell accuracy(@Nullable EpochResult epoch) {
        Score score = epoch == null ? null : epoch.test();
        return score == null || score.accuracy() == null ? Table.empty() : Table.number(score.accuracy(), DECIMALS);
    }

    private static Table.Cell loss(@Nullable EpochResult epoch) {
        Score score = epoch == null ? null : epoch.test();
        return score == null ? Table.empty() : Table.number(score.loss(), DECIMALS);
    }

    private static Table.Cell seconds(RunRecord record) {
        EpochResult last = record.last();
        return last == null ? Table.empty() : Table.number(last.seconds(), 1);
    }
}
