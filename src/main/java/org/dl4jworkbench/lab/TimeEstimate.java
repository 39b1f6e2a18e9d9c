package org.dl4jworkbench.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.TrainingSpec;

/**
 * How long an epoch of training will take. An iteration is taken as a fixed cost plus its multiply-adds over a rate, both as
 * measured on two cores of an ordinary machine; earlier runs on this machine then say by how much it is faster or slower. A
 * training step does three times the multiply-adds of a forward pass. Evaluation after an epoch is not in it.
 *
 * @param secondsPerEpoch of training
 * @param basis what the estimate rests on, in one or two sentences
 */
public record TimeEstimate(double secondsPerEpoch, String basis) {
    /**
     * The default model.
     *
     * @param secondsPerIteration what an iteration costs whatever the network
     * @param multiplyAdds a second
     */
    private record Default(double secondsPerIteration, double multiplyAdds) {
        private static final Default FASTEST = new Default(0.0001, 60e9);
        private static final Default BUILT_IN_LAYERS = new Default(0.0012, 20e9);

        static Default of(boolean builtInLayers) {
            return builtInLayers ? BUILT_IN_LAYERS : FASTEST;
        }

        double seconds(double work) {
            return secondsPerIteration + work / multiplyAdds;
        }
    }

    private static final double PASSES_PER_STEP = 3;

    /** Runs shorter than this tell more about the start than about the pace. */
    private static final long FEWEST_ITERATIONS = 20;

    /** Another assignment's run counts as if its iterations were so many times larger or smaller, as a natural logarithm. */
    private static final double OTHER_ASSIGNMENT = 1;

    private static final int RUNS_ASKED = 3;

    /**
     * What an earlier run needed.
     *
     * @param run its name
     * @param backend that it was asked to run on
     * @param builtInLayers whether Deeplearning4j's own layers made its steps
     * @param work multiply-adds of an iteration, all passes
     */
    public record Measured(
            String run,
            String assignment,
            Backend backend,
            boolean builtInLayers,
            double work,
            double secondsPerIteration) {}

    /** The pace of the runs that came to their end, in the order of the list. */
    public static List<Measured> measured(List<RunHistory.Entry> runs, AssignmentCatalogue assignments) {
        List<Measured> result = new ArrayList<>();
        for (RunHistory.Entry run : runs) {
            RunSpec spec = run.record().spec();
            EpochResult last = run.record().last();
            Provenance provenance = run.record().provenance();
            boolean ended =
                    run.record().status() == RunStatus.FINISHED || run.record().status() == RunStatus.STOPPED;
            Optional<Assignment> assignment = assignments.all().stream()
                    .filter(each -> each.id().equals(spec.assignment()))
                    .findFirst();
            if (ended
                    && assignment.isPresent()
                    && last != null
                    && last.iteration() >= FEWEST_ITERATIONS
                    && last.seconds() > 0) {
                result.add(new Measured(
                        run.directory().name(),
                        spec.assignment(),
                        spec.engine().backend(),
                        provenance == null || provenance.isBuiltInLayers(),
                        work(assignment.get().summary(spec), spec.training().batchSize()),
                        last.seconds() / last.iteration()));
            }
        }
        return result;
    }

    /**
     * The estimate for a spec.
     *
     * @param summary of its network; layers that do not fit count nothing
     * @param examples of the training split
     * @param runs as {@link #measured} tells them; one on the other backend than the spec's, or by other layers, does not count
     */
    public static TimeEstimate of(RunSpec spec, NetworkSummary summary, int examples, List<Measured> runs) {
        TrainingSpec training = spec.training();
        double work = work(summary, Math.min(training.batchSize(), Math.max(1, examples)));
        boolean builtIn = spec.engine().builtInLayers();
        Default model = Default.of(builtIn);
        double seconds = training.iterationsPerEpoch(examples) * model.seconds(work);
        List<Measured> nearest = runs.stream()
                .filter(run -> run.builtInLayers() == builtIn
                        && suits(run.backend(), spec.engine().backend()))
                .sorted(Comparator.comparingDouble(run -> distance(run, spec.assignment(), work)))
                .limit(RUNS_ASKED)
                .toList();
        if (nearest.isEmpty()) {
            return new TimeEstimate(
                    seconds,
                    String.format(
                            Locale.ROOT,
                            "No run on this machine yet to go by: %.0f billion multiply-adds a second and %.1f ms for each"
                                    + " iteration, as measured on two cores.",
                            model.multiplyAdds() / 1e9,
                            model.secondsPerIteration() * 1e3));
        }
        double[] ratios = nearest.stream()
                .mapToDouble(run -> run.secondsPerIteration() / model.seconds(run.work()))
                .sorted()
                .toArray();
        int middle = ratios.length / 2;
        double ratio = ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
        Measured first = nearest.get(0);
        String others = nearest.size() == 1
                ? ""
                : " and " + (nearest.size() - 1) + (nearest.size() == 2 ? " other run" : " other runs");
        return new TimeEstimate(
                seconds * ratio,
                String.format(
                        Locale.ROOT,
                        "From the pace of %s%s on this machine: %s ms an iteration there, %s billion multiply-adds a second.",
                        first.run(),
                        others,
                        digits(first.secondsPerIteration() * 1e3),
                        digits(first.work() / first.secondsPerIteration() / 1e9)));
    }

    private static boolean suits(Backend ran, Backend wanted) {
        return ran == wanted || ran == Backend.AUTO || wanted == Backend.AUTO;
    }

    private static double distance(Measured run, String assignment, double work) {
        return Math.abs(Math.log(Math.max(1, run.work()) / Math.max(1, work)))
                + (run.assignment().equals(assignment) ? 0 : OTHER_ASSIGNMENT);
    }

    /** Multiply-adds of an iteration, all passes. */
    private static double work(NetworkSummary summary, int batchSize) {
        return PASSES_PER_STEP * summary.multiplyAdds() * batchSize;
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 0.095 ? "%.2f" : value < 9.95 ? "%.1f" : "%.0f", value);
    }
}
