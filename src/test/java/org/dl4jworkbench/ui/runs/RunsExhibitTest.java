package org.dl4jworkbench.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsExhibitTest {
    @TempDir
    Path runs;

    @Test
    void aRowHoldsTheFiguresOfItsRunInFullAndAsReadersSeeThem() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        RunDirectory run = RunFixtures.run(runs, "R1", RunStatus.FINISHED, noon, 10, 0.97125);
        Table table = RunsExhibit.of(List.of(RunFacts.of(new RunHistory.Entry(run, run.read()))));
        List<Table.Cell> row = table.rows().get(0);
        assertThat(row).extracting(Table.Cell::shown).startsWith("finished", "mnist-mlp · R1");
        assertThat(row.get(3).shown()).isEqualTo("10");
        assertThat(row.get(4).exact()).isEqualTo("0.97125");
        assertThat(row.get(8).exact()).isEqualTo("42");
        assertThat(row.get(10).shown()).isEqualTo(run.name());
    }

    @Test
    void aRunWithoutAnEpochLeavesItsFiguresEmpty() {
        RunDirectory run = RunFixtures.run(runs, "R1", RunStatus.FAILED, Instant.now(), 0, 0);
        Table table = RunsExhibit.of(List.of(RunFacts.of(new RunHistory.Entry(run, run.read()))));
        assertThat(table.rows().get(0).subList(4, 8))
                .extracting(Table.Cell::exact)
                .containsOnly("");
    }
}
