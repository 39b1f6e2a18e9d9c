package org.dl4jworkbench.lab.inside;

import java.util.List;
import org.dl4jworkbench.chart.MatrixFigure;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/** Which classes are taken for which at a moment, how well each is told, and what changed since another moment. */
public final class ConfusionFigures {
    private static final int MOST_PAIRS = 20;

    private ConfusionFigures() {}

    /** @param before the moment that differences are to; null for none */
    public static InsideExhibits of(RunInside run, Snapshot snapshot, @Nullable Snapshot before) {
        InsideExhibits found = new InsideExhibits();
        ConfusionMatrix test = test(run, snapshot);
        ConfusionMatrix train = kept(run, snapshot, SplitName.TRAIN);
        String at = ", " + snapshot.moment().label();
        for (MatrixLook look : List.of(MatrixLook.COUNTS, MatrixLook.ROW_SHARES, MatrixLook.COLUMN_SHARES)) {
            found.add(
                    "confusion-test"
                            + switch (look) {
                                case ROW_SHARES -> "-rows";
                                case COLUMN_SHARES -> "-columns";
                                default -> "";
                            },
                    RunFigures.confusion(
                            test, SplitName.TEST, look, snapshot.moment().label()));
        }
        if (train != null) {
            found.add("confusion-train", new MatrixFigure("Confusion matrix, train" + at, train, false));
        }
        if (before != null) {
            found.add(
                    "confusion-difference",
                    MatrixFigure.difference(
                            "Confusion matrix, test, " + snapshot.moment().label() + " less "
                                    + before.moment().label(),
                            test,
                            test(run, before)));
        }
        found.add("scores-per-class", titled(RunFigures.scoresPerClass(test, train, test), ", test" + at));
        found.add("most-confused", titled(RunFigures.mostConfused(test, SplitName.TEST, MOST_PAIRS), at));
        return found;
    }

    private static Table titled(Table table, String at) {
        return new Table(table.title() + at, table.columns(), table.rows());
    }

    /** As it was counted in training, or from the predictions, which moments within an epoch keep as well. */
    private static ConfusionMatrix test(RunInside run, Snapshot snapshot) {
        ConfusionMatrix kept = kept(run, snapshot, SplitName.TEST);
        if (kept != null) {
            return kept;
        }
        WatchedPredictions predictions = run.predictions(snapshot);
        int[][] counts = new int[run.classNames().size()][run.classNames().size()];
        for (int example = 0; example < predictions.count(); example++) {
            counts[predictions.label(example)][predictions.predicted(example)]++;
        }
        return new ConfusionMatrix(run.classNames(), counts);
    }

    private static @Nullable ConfusionMatrix kept(RunInside run, Snapshot snapshot, SplitName split) {
        return snapshot.moment().endsEpoch()
                ? RunFigures.readConfusion(run.directory(), snapshot.moment().epoch(), split, run.classNames())
                : null;
    }
}
