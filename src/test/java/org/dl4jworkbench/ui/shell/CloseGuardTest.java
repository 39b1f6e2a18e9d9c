package org.dl4jworkbench.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CloseGuardTest {
    private final List<CloseGuard.LiveRun> live = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private boolean answer;

    private final CloseGuard guard = new CloseGuard(
            () -> live,
            new CloseGuard.Screen() {
                @Override
                public boolean askToStop(List<String> titles) {
                    told.add("ask " + titles);
                    return answer;
                }

                @Override
                public void showSaving(int runs) {
                    told.add("saving " + runs);
                }
            },
            () -> closed.complete(null));

    private record FakeRun(String title, CompletableFuture<Boolean> stopped, List<String> told)
            implements CloseGuard.LiveRun {
        @Override
        public CompletableFuture<?> stop() {
            told.add("stop " + title);
            return stopped;
        }
    }

    @Test
    void closesAtOnceWhenNothingRuns() {
        guard.closeRequested(new Event(Event.ANY));
        assertThat(closed).isCompleted();
        assertThat(told).isEmpty();
    }

    @Test
    void cancelKeepsTheWindowAndTheRuns() {
        live.add(new FakeRun("a", new CompletableFuture<>(), told));
        Event event = new Event(Event.ANY);
        guard.closeRequested(event);
        assertThat(event.isConsumed()).isTrue();
        assertThat(closed).isNotDone();
        assertThat(told).containsExactly("ask [a]");
    }

    @Test
    void closesOnlyWhenEveryRunHasItsCheckpoint() throws Exception {
        FakeRun a = new FakeRun("a", new CompletableFuture<>(), told);
        FakeRun b = new FakeRun("b", new CompletableFuture<>(), told);
        live.addAll(List.of(a, b));
        answer = true;
        guard.closeRequested(new Event(Event.ANY));
        a.stopped().complete(true);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(closed).isNotDone();
        b.stopped().complete(true);
        closed.get(10, TimeUnit.SECONDS);
        assertThat(told).containsExactly("ask [a, b]", "saving 2", "stop a", "stop b");
    }

    @Test
    void anEngineThatCannotAnswerDoesNotKeepTheWindowOpen() throws Exception {
        FakeRun dead = new FakeRun("dead", new CompletableFuture<>(), told);
        live.add(dead);
        answer = true;
        guard.closeRequested(new Event(Event.ANY));
        dead.stopped().completeExceptionally(new IllegalStateException("its connection is gone"));
        closed.get(10, TimeUnit.SECONDS);
        assertThat(closed).isCompleted();
    }
}
