package org.dl4jworkbench.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.RunDirectory;

/** The figures of a run that show the examples themselves, and so need the data set beside the run's files. */
public final class DataFigures {
    private DataFigures() {}

    /** Whether a run can have such figures: it predicts numbers, or classes of boxes in pictures. */
    public static boolean areWanted(RunRecord run) {
        return run.spec().network().layers().stream()
                .anyMatch(layer -> layer instanceof LayerSpec.Output output && output.loss() == Loss.MSE);
    }

    /**
     * Every such figure and table that the run's files allow, by file name without ending; those of the last epoch that kept
     * what they are drawn from.
     *
     * @param dataset the one that the run was trained with
     */
    public static Map<String, Exhibit> all(RunDirectory run, Dataset dataset) {
        RunRecord record = run.read();
        Split split = Split.of(record.spec().data(), record.spec().training().seed(), dataset);
        Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        FitPoints.of(dataset, split, 0).flatMap(points -> lastFit(run, points)).ifPresent(fit -> {
            EpochResult measured = EpochsCsv.read(run.epochs()).stream()
                    .filter(result -> result.epoch() == fit.epoch())
                    .findFirst()
                    .orElse(null);
            exhibits.put("fit", FitFigures.curve(fit));
            exhibits.put("fit-residuals", FitFigures.residuals(fit));
            exhibits.put("fit-losses", FitFigures.losses(fit, measured));
        });
        return exhibits;
    }

    private static Optional<Fit> lastFit(RunDirectory run, FitPoints points) {
        List<Integer> epochs = run.snapshotEpochs();
        for (int i = epochs.size() - 1; i >= 0; i--) {
            Fit fit = Fit.read(run, Objects.requireNonNull(epochs.get(i)), points, 0);
            if (fit.curve() != null) {
                return Optional.of(fit);
            }
        }
        return Optional.empty();
    }
}
