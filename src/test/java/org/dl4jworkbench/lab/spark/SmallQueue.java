package org.dl4jworkbench.lab.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentOptions;
import org.dl4jworkbench.lab.experiment.ExperimentPlan;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Variation;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** A queue of four small regressions, run wherever the given runs go, and what a test asks of it. */
final class SmallQueue {
    /** Beyond what a queue takes on a machine that others keep busy; Spark's start alone takes ten seconds. */
    private static final long LIMIT_SECONDS = 240;

    private SmallQueue() {}

    static ExperimentPlan plan(Places places, int epochs, int parallel) {
        List<Variation> variations = Stream.of(0.001, 0.004, 0.016, 0.064)
                .map(rate -> {
                    Map<String, @Nullable Object> set = new LinkedHashMap<>();
                    set.put("training.learningRate", rate);
                    return new Variation("rate " + rate, null, set, null);
                })
                .toList();
        return ExperimentPlan.of(
                AssignmentCatalogue.read(places).get("regression-1d"),
                new Experiment("rates", "Learning rates", "", "R2", variations, 1, 1),
                new ExperimentOptions(
                        places.experiments(),
                        null,
                        List.of("training.epochs=" + epochs, "data.validation=0.1", "engine.backend=cpu"),
                        null,
                        parallel),
                places.datasets(null));
    }

    static RunSpec spec(Places places, int epochs) {
        return plan(places, epochs, 1).record().settings().get(0).spec();
    }

    static ExperimentSession start(Runs runs, ExperimentPlan plan, Places places, ExperimentSession.Listener listener) {
        return new ExperimentRuns(runs).start(plan, places.experiments(), listener);
    }

    static ExperimentRecord ended(ExperimentSession session) {
        return session.idle().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Every figure of the table that does not depend on the clock. */
    static List<List<Double>> figures(ExperimentSession session) {
        return ExperimentTable.of(session).rows().stream()
                .map(row -> Stream.of(row.trainLoss(), row.validationLoss(), row.testLoss(), row.epochs())
                        .map(Measure::mean)
                        .toList())
                .toList();
    }

    static RunDirectory run(ExperimentSession session, ExperimentItem item) {
        return session.directory().run(session.record().now(item).orElseThrow()).orElseThrow();
    }

    static byte[] parameters(RunDirectory run) {
        try (ZipFile zip = new ZipFile(run.model().toFile())) {
            return zip.getInputStream(zip.getEntry("coefficients.bin")).readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** This project's folder, where the profile {@code spark} puts its files, with a user's folder of the test's. */
    static Places places(Path user) {
        return new Places(Path.of("").toAbsolutePath(), user);
    }
}
