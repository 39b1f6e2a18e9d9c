package org.dl4jworkbench.chart;

import java.nio.file.Files;
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
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;

/** The figures of a run that show the examples themselves, and so need the data set beside the run's files. */
public final class DataFigures {
    private static final int SHEET_PICTURES = 12;
    /** Twice the size in which a sheet shows a picture, for sharp prints. */
    private static final int SHEET_WIDTH = 500;

    private DataFigures() {}

    /** Whether a run can have such figures: it predicts numbers, or classes of boxes in pictures. */
    public static boolean areWanted(RunRecord run) {
        List<PreprocessingStep> steps = run.spec().data().preprocessing();
        // Pictures with boxes differ in size, so a run of them has a resize step.
        return run.spec().network().layers().stream()
                        .anyMatch(layer -> layer instanceof LayerSpec.Output output && output.loss() == Loss.MSE)
                || steps != null && steps.stream().anyMatch(PreprocessingStep.Resize.class::isInstance);
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
        pictures(run, record, dataset, split).ifPresent(sheet -> exhibits.put("pictures", sheet));
        return exhibits;
    }

    private static Optional<PictureSheet> pictures(RunDirectory run, RunRecord record, Dataset dataset, Split split) {
        Integer last = predictedEpochs(run).stream().reduce((a, b) -> b).orElse(null);
        if (dataset.boxes() == null || last == null) {
            return Optional.empty();
        }
        Provenance provenance = record.provenance();
        List<String> names =
                provenance == null || provenance.classNames() == null ? dataset.classNames() : provenance.classNames();
        List<TestPicture> pictures =
                TestPicture.of(dataset, split, TestPicture.readPredictions(run, last, split, names), names);
        return Optional.of(new PictureSheet(
                "Test pictures, epoch " + last,
                TestPicture.forSheet(pictures, SHEET_PICTURES).stream()
                        .map(picture -> picture.figure(SHEET_WIDTH, SHEET_WIDTH))
                        .toList()));
    }

    /** The epochs whose predictions of the test split were kept, ascending. */
    public static List<Integer> predictedEpochs(RunDirectory run) {
        return run.snapshotEpochs().stream()
                .filter(epoch -> Files.exists(run.predictions(epoch, SplitName.TEST)))
                .toList();
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
