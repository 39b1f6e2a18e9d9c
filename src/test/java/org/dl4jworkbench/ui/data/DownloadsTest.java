package org.dl4jworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.dl4jworkbench.data.download.Download;
import org.dl4jworkbench.data.download.DownloadCatalogue;
import org.dl4jworkbench.data.download.DownloadListener;
import org.dl4jworkbench.data.download.DownloadProgress;
import org.dl4jworkbench.data.download.RemoteSet;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DownloadsTest {
    private static final Path ROOT = Path.of("sets");
    private static final RemoteSet MNIST = DownloadCatalogue.find("mnist").orElseThrow();

    /** A download that does what the test tells it when its turn comes. */
    private static final class FakeJob implements Downloads.Job {
        private Download.Outcome outcome = Download.Outcome.DONE;
        private @Nullable RuntimeException problem;
        private boolean cancelled;

        @Override
        public Download.Outcome run() {
            if (problem != null) {
                throw problem;
            }
            return cancelled ? Download.Outcome.CANCELLED : outcome;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<FakeJob> jobs = new ArrayList<>();
    private final List<String> arrived = new ArrayList<>();
    private @Nullable DownloadListener listener;
    private final Downloads downloads = new Downloads(
            (set, root, told) -> {
                listener = told;
                jobs.add(new FakeJob());
                return jobs.get(jobs.size() - 1);
            },
            new Background() {
                @Override
                public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
                    waiting.add(() -> Background.inPlace().run(work, done, failed));
                }
            },
            Runnable::run);

    private void start() {
        downloads.start(MNIST, ROOT, () -> arrived.add("mnist"));
    }

    private void finish() {
        waiting.remove().run();
    }

    @Test
    void tellsHowFarItIsAndWhichMirrorsFailedAndAtTheEndThatAllIsThere() {
        start();
        assertThat(downloads.state("mnist")).isEqualTo(new Downloads.State.Running(null, false, List.of()));
        DownloadProgress progress = new DownloadProgress("images.gz", 1, 4, 3_000_000, 12_000_000, 1_500_000, "b.org");
        Objects.requireNonNull(listener).notice("images.gz: a.org answered 404");
        Objects.requireNonNull(listener).progress(progress);
        assertThat(downloads.state("mnist"))
                .isEqualTo(new Downloads.State.Running(progress, false, List.of("images.gz: a.org answered 404")));
        assertThat(AbsentDetail.line(progress))
                .isEqualTo("3.0 MB of 12 MB · 1.5 MB/s · 6.0 s left · images.gz, file 1 of 4, from b.org");
        finish();
        assertThat(downloads.state("mnist")).isNull();
        assertThat(arrived).containsExactly("mnist");
    }

    @Test
    void aFailureIsKeptUntilAnotherTryIsStarted() {
        start();
        BadDataException problem = new BadDataException("MNIST could not be downloaded: a.org answered 404", "", "");
        jobs.get(0).problem = problem;
        finish();
        assertThat(downloads.state("mnist")).isEqualTo(new Downloads.State.Failed(problem));
        assertThat(arrived).isEmpty();
        start();
        assertThat(downloads.state("mnist")).isInstanceOf(Downloads.State.Running.class);
        finish();
        assertThat(arrived).containsExactly("mnist");
    }

    @Test
    void cancellingEndsItAndLateNewsChangesNothing() {
        start();
        downloads.cancel("mnist");
        assertThat(downloads.state("mnist")).isEqualTo(new Downloads.State.Running(null, true, List.of()));
        finish();
        assertThat(downloads.state("mnist")).isEqualTo(new Downloads.State.Cancelled());
        Objects.requireNonNull(listener).notice("late");
        assertThat(downloads.state("mnist")).isEqualTo(new Downloads.State.Cancelled());
        assertThat(arrived).isEmpty();
    }

    @Test
    void aSecondStartOfTheSameSetDoesNothingWhileTheFirstRuns() {
        start();
        start();
        assertThat(jobs).hasSize(1);
    }
}
