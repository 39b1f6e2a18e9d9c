package org.dl4jworkbench.lab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.rundir.RunDirectory;

/** Puts a run's folder into states that a kill leaves only at one moment in a thousand. */
final class CheckpointFiles {
    private CheckpointFiles() {}

    /** As if the engine was killed after the checkpoint of an epoch's last minibatch, before the epoch was evaluated. */
    static void rewindToBeforeEvaluation(RunDirectory run, int epoch, int batches) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(run.lastCheckpoint())) {
            Path entry = zip.getPath("cursor.json");
            ObjectNode cursor = (ObjectNode) Json.MAPPER.readTree(Files.readAllBytes(entry));
            cursor.put("epoch", epoch);
            cursor.put("batch", batches);
            Files.write(entry, Json.MAPPER.writeValueAsBytes(cursor));
        }
        List<EpochResult> evaluated = EpochsCsv.read(run.epochs()).stream()
                .filter(row -> row.epoch() < epoch)
                .toList();
        EpochsCsv.write(run.epochs(), evaluated);
        Files.delete(run.model());
        run.write(run.read().withStatus(RunStatus.FAILED, "killed", null));
    }
}
