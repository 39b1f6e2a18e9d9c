package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SnapshotRoom;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.assignment.TrainedRun;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTablesTest {
    private static List<List<String>> shown(Table table) {
        return table.rows().stream()
                .map(row -> row.stream().map(Table.Cell::shown).toList())
                .toList();
    }

    private static Map<String, String> pairs(Table table) {
        return shown(table).stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(1), (a, b) -> a));
    }

    @Test
    void bestAndLastEpochStandSideBySide() {
        List<EpochResult> epochs = List.of(
                TrainedRun.result(0, 3), TrainedRun.result(1, 3), TrainedRun.result(2, 3), TrainedRun.result(3, 3));

        Table table = RunTables.scores(epochs);

        assertThat(table.columns().stream().map(Table.Column::title))
                .containsExactly("", "best, epoch 2", "last, epoch 3");
        assertThat(shown(table))
                .contains(List.of("train loss", "0.3333", "0.5000"), List.of("test accuracy", "0.9033", "0.9200"))
                .hasSize(6);
    }

    @Test
    void aSplitThatTheRunDoesNotHaveIsLeftOut() {
        EpochResult trainOnly = new EpochResult(1, 10, 1, new Score(1, 0.5), null, null);

        assertThat(shown(RunTables.scores(List.of(trainOnly))))
                .containsExactly(
                        List.of("train loss", "1.0000", "1.0000"), List.of("train accuracy", "0.5000", "0.5000"));
    }

    @Test
    void theRunTellsItsChangesItsTimeAndItsProvenance(@TempDir Path folder) {
        RunDirectory run = TrainedRun.write(folder, RunStatus.FINISHED, null, 4, 10);
        RunRecord record = run.read();
        RunSpec changed = SpecPaths.set(record.spec(), "training.learningRate", "0.1");

        Table table = RunTables.about(
                record.withSpec(changed),
                EpochsCsv.read(run.epochs()),
                RunFixtures.spec("R0"),
                null,
                new SnapshotRoom(3, 1, 12_340_000),
                ZoneOffset.UTC);

        assertThat(pairs(table))
                .containsEntry("run", "finished, begun 2026-03-01 12:00:00")
                .containsEntry("changes", "Learning rate: 0.4 → 0.1")
                .containsEntry("training time", "10 s")
                .containsEntry("snapshots", "4 kept, 1 of single iterations; 12.3 MB of 250 MB")
                .containsEntry("data set", "generated-digits")
                .containsEntry("data", "2 files were left out")
                .containsEntry("SHA-256", "0123456789ab… train-images-idx3-ubyte.gz");
    }

    @Test
    void accuracyPerClassHasTheSizeOfEachClassAndASumLine() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("cat", "dog"), new int[][] {{3, 1}, {0, 6}});

        Table table = RunTables.perClass(Map.of(SplitName.TEST, matrix));

        assertThat(shown(table))
                .containsExactly(
                        List.of("cat", "0.7500", "4"), List.of("dog", "1.0000", "6"), List.of("all", "0.9000", "10"));
    }
}
