package org.dl4jworkbench.lab.experiment;

import java.nio.file.Path;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunLauncher;

/** A workbench without a window that runs an experiment and waits to be killed in its second run. Arguments: its folder. */
final class DyingExperiment {
    private static final long ITERATION = 100;

    private DyingExperiment() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        ExperimentSession session = new ExperimentRuns(new RunLauncher(new Places(null, folder)))
                .start(
                        ExperimentEngineTest.plan(folder),
                        folder.resolve("experiments"),
                        new ExperimentSession.Listener() {});
        ExperimentItem second = session.record().queue().get(1);
        ScriptedEngines.await(
                "the second run",
                () -> session.liveRun(second)
                                .flatMap(RunData::progress)
                                .map(Progress::iteration)
                                .orElse(0L)
                        >= ITERATION);
        System.out.println("folder " + session.directory().path());
        Thread.currentThread().join();
    }
}
