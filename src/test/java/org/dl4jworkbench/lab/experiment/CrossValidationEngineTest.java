package org.dl4jworkbench.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Variation;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cross-validations with real engines. */
class CrossValidationEngineTest {
    private static final long LIMIT_SECONDS = 90;

    @TempDir
    Path folder;

    private ExperimentSession finished(Assignment assignment, Experiment experiment, String... changes) {
        ExperimentSession session = start(assignment, experiment, changes);
        assertThat(ended(session).count(ItemState.FINISHED))
                .as("%s", session.record().queue())
                .isEqualTo(experiment.folds());
        return session;
    }

    private static ExperimentRecord ended(ExperimentSession session) {
        return session.idle().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private ExperimentSession start(Assignment assignment, Experiment experiment, String... changes) {
        ExperimentPlan plan = ExperimentPlan.of(
                assignment,
                experiment,
                new ExperimentOptions(folder, null, List.of(changes), null, 1),
                new Places(null, folder).datasets(null));
        return new ExperimentRuns(new RunLauncher(new Places(null, folder)))
                .start(plan, folder.resolve("experiments"), new ExperimentSession.Listener() {});
    }

    private static Experiment folds(String preset, int count) {
        Variation only = Experiments.variation("as it is", "training.seed", 5);
        return new Experiment("folds", "Folds", "", preset, List.of(only), 1, count);
    }

    private static OutOfFold outOfFold(ExperimentSession session) {
        return OutOfFold.of(session.directory(), session.record(), "as it is", 5);
    }

    /** One engine is killed on the way and its fold goes on: what it said of its examples is there all the same. */
    @Test
    void eachExampleOfTheTrainingFileIsPredictedExactlyOnce() {
        ExperimentSession session = start(
                Experiments.assignment(),
                folds("R4-ReLU", 3),
                "data.dataset=generated-digits",
                "data.trainExamples=400",
                "data.testExamples=50",
                "network.layers[0].units=8",
                "training.batchSize=1",
                "training.epochs=4",
                "training.iterations=null",
                "training.gradient=mean",
                "engine.threads=1");
        ExperimentItem first = session.record().queue().get(0);
        ScriptedEngines.await(
                "the first epochs",
                () -> session.liveRun(first)
                                .flatMap(RunData::progress)
                                .map(Progress::epoch)
                                .orElse(0)
                        >= 2);
        session.liveRun(first)
                .flatMap(RunData::info)
                .flatMap(info -> ProcessHandle.of(info.pid()))
                .orElseThrow()
                .destroyForcibly();
        assertThat(ended(session).queue().get(0).state()).isEqualTo(ItemState.FAILED);
        session.retry(first, false).join();
        assertThat(ended(session).count(ItemState.FINISHED)).isEqualTo(3);

        OutOfFold all = outOfFold(session);
        assertThat(all.isWhole()).isTrue();
        assertThat(all.rows())
                .extracting(OutOfFold.Row::index)
                .containsExactly(IntStream.range(0, 400).boxed().toArray(Integer[]::new));
        LabelledImages digits = new DatasetCatalogue(List.of())
                .load(session.record().settings().get(0).spec().data())
                .trainImages();
        assertThat(all.rows())
                .extracting(OutOfFold.Row::label)
                .containsExactly(
                        IntStream.range(0, 400).map(digits::label).boxed().toArray(Integer[]::new));
        double accuracy = session.record().queue().stream()
                        .map(item -> session.directory()
                                .run(item)
                                .orElseThrow()
                                .read()
                                .best())
                        .mapToDouble(best -> best == null || best.validation() == null
                                ? Double.NaN
                                : best.validation().accuracyOrNaN())
                        .sum()
                / 3;
        assertThat(all.predictions().right() / 400.0)
                .as("the same as the folds' own figures, which differ in size by one example")
                .isCloseTo(accuracy, within(0.005));
        for (ExperimentItem item : session.record().queue()) {
            RunDirectory run = session.directory().run(item).orElseThrow();
            assertThat(run.snapshotEpochs())
                    .allSatisfy(epoch -> assertThat(run.epoch(epoch).resolve("predictions-validation.npy"))
                            .matches(Files::exists));
        }
    }

    @Test
    void aRegressionKeepsWhatWasWanted() {
        Assignment curve = AssignmentCatalogue.read(Path.of("no-such-folder")).get("regression-1d");
        ExperimentSession session = finished(
                curve,
                folds(curve.presets().get(0).id(), 2),
                "data.dataset=generated-function",
                "training.epochs=2",
                "engine.threads=1");
        OutOfFold all = outOfFold(session);
        NumberTable points = (NumberTable) new Places(null, folder)
                .datasets(null)
                .load(session.record().settings().get(0).spec().data())
                .train();
        assertThat(all.isRegression()).isTrue();
        assertThat(all.rows()).hasSize(points.count());
        for (int i = 0; i < points.count(); i++) {
            assertThat(all.rows().get(i).index()).isEqualTo(i);
            assertThat(all.rows().get(i).targets()).containsExactly(points.target(i, 0));
        }
        double loss = session.record().queue().stream()
                        .map(item -> session.directory()
                                .run(item)
                                .orElseThrow()
                                .read()
                                .best())
                        .mapToDouble(best -> best == null || best.validation() == null
                                ? Double.NaN
                                : best.validation().loss())
                        .sum()
                / 2;
        assertThat(all.meanSquaredError()).isCloseTo(loss, within(loss * 0.02));
    }
}
