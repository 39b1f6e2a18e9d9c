package org.dl4jworkbench.lab.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.chart.MatrixFigure;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.rundir.SplitName;

/** What one network takes for what more often than another, each at its best epoch: B − A. */
public final class ConfusionDifference {
    private ConfusionDifference() {}

    /** The runs that can have a confusion matrix. */
    public static List<ComparedRun> candidates(Comparison comparison) {
        return comparison.runs().stream()
                .filter(run ->
                        run.task() == Task.CLASSIFICATION && !run.epochs().isEmpty())
                .toList();
    }

    /**
     * The difference, blue where B is better. Reads files, so not for the JavaFX thread.
     *
     * @param look a difference, or of B alone the counts or shares
     */
    public static MatrixFigure of(ComparedRun a, ComparedRun b, SplitName split, MatrixLook look) {
        Found second = matrix(b, split);
        if (!look.isDifference()) {
            return new MatrixFigure(
                    "Confusion matrix, " + split.token() + ", " + name(b, second), second.matrix(), look, null);
        }
        Found first = matrix(a, split);
        if (!first.matrix().classes().equals(second.matrix().classes())) {
            throw new BadDataException(
                    "the two runs tell different classes apart",
                    a.label() + " and " + b.label(),
                    "Choose two runs on the same data");
        }
        return new MatrixFigure(
                "Confusion matrix, " + split.token() + ", " + name(b, second) + " less " + name(a, first),
                second.matrix(),
                look,
                first.matrix());
    }

    /** A matrix and the epoch that kept it. */
    private record Found(int epoch, ConfusionMatrix matrix) {}

    private static String name(ComparedRun run, Found found) {
        return run.label() + " (epoch " + found.epoch() + ")";
    }

    private static Found matrix(ComparedRun run, SplitName split) {
        List<EpochResult> tried = new ArrayList<>();
        EpochResult.best(run.epochs()).ifPresent(tried::add);
        if (!run.epochs().isEmpty()) {
            // A run that is still at work writes its best epoch's files a little later.
            tried.add(run.epochs().get(run.epochs().size() - 1));
        }
        return tried.stream()
                .map(epoch -> Optional.ofNullable(
                                RunFigures.readConfusion(run.directory(), epoch.epoch(), split, run.classNames()))
                        .map(matrix -> new Found(epoch.epoch(), matrix)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new BadDataException(
                        "the run kept no confusion matrix of its best epoch for the split " + split.token(),
                        run.label(),
                        "Choose another split or run"));
    }
}
