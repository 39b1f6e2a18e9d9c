package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.engine.Gadget;
import org.dl4jworkbench.engine.ZipEntries;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's folder that came from somebody else: resuming it runs nothing that lies in it. */
class SerialisedObjectsTest {
    @TempDir
    Path folder;

    @Test
    void noObjectInARunsArchivesIsMadeByResumingIt() throws IOException {
        LiveRuns runs = new LiveRuns(folder);
        // Wide enough to be stopped within an epoch; with patience the best checkpoint is read at the end, too.
        RunSpec spec = Specs.digits(2).withNetwork(Specs.network(Activation.SIGMOID, 1000));
        RunSession stopped = runs.start(spec.withTraining(spec.training().withPatience(2)));
        LiveRuns.awaitIteration(stopped, Specs.PER_EPOCH + 5);
        stopped.stop().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(LiveRuns.statusAtEnd(stopped)).isEqualTo(RunStatus.STOPPED);
        RunDirectory run = stopped.data().directory();
        Path trace = folder.resolve("trace");
        for (Path zip : new Path[] {run.lastCheckpoint(), run.bestCheckpoint(), run.model()}) {
            for (String entry : new String[] {"preprocessor.bin", "normalizer.bin", "updater.bin", "object.bin"}) {
                ZipEntries.put(zip, entry, Gadget.stream(trace));
            }
        }

        runs.finish(runs.resume(stopped));

        assertThat(trace).doesNotExist();
    }
}
