package org.dl4jworkbench.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The learning curves of an experiment's runs, to be overlaid.
 *
 * @param loss of the network's output, for axis titles
 * @param curves one per run that has begun, in the order of the variations, then of seeds and folds
 */
public record ExperimentCurves(String title, Task task, Loss loss, List<Curve> curves) {
    public ExperimentCurves {
        curves = List.copyOf(curves);
    }

    /**
     * One run.
     *
     * @param order of its variation in the experiment, from 0: decides the colour
     * @param fold that it validates on, or null without a cross-validation
     * @param epochs evaluated so far, ascending
     */
    public record Curve(
            String variation,
            int order,
            long seed,
            @Nullable Fold fold,
            List<EpochResult> epochs) {
        public Curve {
            epochs = List.copyOf(epochs);
        }

        /** Such as {@code kernel 5, fold 2/3} or {@code kernel 5, seed 1235, fold 2/3}. */
        String name(boolean withSeed) {
            return variation
                    + (withSeed || fold == null ? ", seed " + seed : "")
                    + (fold == null ? "" : ", fold " + fold);
        }
    }

    /** The loss of every minibatch of one run; the loss of iteration i at index i − 1. */
    public record Losses(String variation, int order, long seed, double[] losses) {}

    /** As it stands now. Reads files, so not for the JavaFX thread. */
    public static ExperimentCurves of(ExperimentSession session) {
        return of(session.directory(), session.record(), session::liveRun);
    }

    /** From the folder. */
    public static ExperimentCurves of(ExperimentDirectory directory) {
        return of(directory, directory.read(), item -> Optional.empty());
    }

    private interface Live {
        Optional<RunData> run(ExperimentItem item);
    }

    private static ExperimentCurves of(ExperimentDirectory directory, ExperimentRecord record, Live live) {
        List<Curve> curves = new ArrayList<>();
        inOrder(record, (item, order) -> {
            List<EpochResult> epochs =
                    RunResult.epochs(directory, item, live.run(item).orElse(null));
            if (!epochs.isEmpty()) {
                curves.add(new Curve(item.variation(), order, item.seed(), item.fold(), epochs));
            }
        });
        return new ExperimentCurves(record.experiment().title(), record.task(), loss(record), curves);
    }

    private static Loss loss(ExperimentRecord record) {
        List<LayerSpec> layers = record.settings().get(0).spec().network().layers();
        return layers.get(layers.size() - 1) instanceof LayerSpec.Output output ? output.loss() : Loss.CROSS_ENTROPY;
    }

    /** The minibatch losses of all runs that have begun; reads long files, so not for the JavaFX thread. */
    public static List<Losses> losses(ExperimentSession session) {
        return losses(session.directory(), session.record(), session::liveRun);
    }

    /** The same from the folder. */
    public static List<Losses> losses(ExperimentDirectory directory) {
        return losses(directory, directory.read(), item -> Optional.empty());
    }

    private static List<Losses> losses(ExperimentDirectory directory, ExperimentRecord record, Live live) {
        List<Losses> all = new ArrayList<>();
        inOrder(record, (item, order) -> {
            double[] losses = live.run(item)
                    .map(data -> data.losses().snapshot())
                    .or(() -> directory.run(item).map(RunDirectory::metrics).map(file -> MetricsCsv.read(file)
                            .loss()))
                    .orElseGet(() -> new double[0]);
            if (losses.length > 0) {
                all.add(new Losses(item.variation(), order, item.seed(), losses));
            }
        });
        return all;
    }

    private interface ItemUse {
        void use(ExperimentItem item, int order);
    }

    private static void inOrder(ExperimentRecord record, ItemUse use) {
        for (int order = 0; order < record.experiment().variations().size(); order++) {
            String name = record.experiment().variations().get(order).name();
            int index = order;
            record.queue().stream()
                    .filter(item -> item.variation().equals(name))
                    .sorted(ExperimentItem.BY_SEED_AND_FOLD)
                    .forEach(item -> use.use(item, index));
        }
    }
}
