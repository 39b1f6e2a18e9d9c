package org.dl4jworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIndexTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path runs;

    @Test
    void listsTheNewestRunFirst() {
        RunDirectory older = RunFixtures.run(runs, "R0", RunStatus.FINISHED, NOON, 3, 0.9);
        RunDirectory newer = RunFixtures.run(runs, "R1", RunStatus.FINISHED, NOON.plusSeconds(60), 3, 0.9);
        RunIndex index = read();
        assertThat(index.runs()).extracting(RunHistory.Entry::directory).containsExactly(newer, older);
        assertThat(index.loadedProperty().get()).isTrue();
    }

    @Test
    void namesTheRunWithTheBestTestAccuracyOfAnAssignment() {
        RunFixtures.run(runs, "R0", RunStatus.FINISHED, NOON, 3, 0.91);
        RunDirectory best = RunFixtures.run(runs, "R1", RunStatus.STOPPED, NOON.plusSeconds(1), 3, 0.97);
        RunFixtures.run(runs, "R4-ReLU", RunStatus.FAILED, NOON.plusSeconds(2), 0, 0);
        RunIndex index = read();
        assertThat(index.bestOf("mnist-mlp")).map(RunHistory.Entry::directory).contains(best);
        assertThat(index.bestOf("another")).isEmpty();
    }

    @Test
    void tellsWhyTheFolderCannotBeReadInsteadOfShowingNothing() {
        RunIndex index = new RunIndex(
                () -> {
                    throw new IllegalStateException("the disk is gone");
                },
                Background.inPlace());
        index.refresh();
        assertThat(index.problemProperty().get()).hasMessage("the disk is gone");
    }

    @Test
    void refreshesAskedForWhileReadingAreJoinedIntoOne() {
        AtomicInteger readings = new AtomicInteger();
        Deque<Runnable> waiting = new ArrayDeque<>();
        Background later = new Background() {
            @Override
            public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
                waiting.add(() -> Background.inPlace().run(work, done, failed));
            }
        };
        RunIndex index = new RunIndex(
                () -> {
                    readings.incrementAndGet();
                    return runs;
                },
                later);
        index.refresh();
        index.refresh();
        index.refresh();
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        assertThat(readings).hasValue(2);
    }

    private RunIndex read() {
        RunIndex index = new RunIndex(() -> runs, Background.inPlace());
        index.refresh();
        return index;
    }
}
