package org.dl4jworkbench.ui.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.data.download.Download;
import org.dl4jworkbench.data.download.DownloadListener;
import org.dl4jworkbench.data.download.DownloadProgress;
import org.dl4jworkbench.data.download.RemoteSet;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/** The downloads of this window, whichever page is shown: at most one for a set. For the thread of the screen only. */
final class Downloads {
    /** Where the last download of a set stands; a set whose files have all arrived has none. */
    sealed interface State {
        /**
         * Under way.
         *
         * @param progress null until the first bytes
         * @param cancelling whether it was told to end
         * @param notices what mirrors failed and why
         */
        record Running(@Nullable DownloadProgress progress, boolean cancelling, List<String> notices) implements State {
            public Running {
                notices = List.copyOf(notices);
            }
        }

        /** It did not come to an end; another try goes on where it stopped. */
        record Failed(Throwable problem) implements State {}

        /** The user ended it; another try goes on where it stopped. */
        record Cancelled() implements State {}
    }

    /** One download. */
    interface Job {
        Download.Outcome run() throws InterruptedException;

        void cancel();
    }

    /** Makes downloads; tests hand in their own. */
    @FunctionalInterface
    interface Source {
        Job of(RemoteSet set, Path root, DownloadListener listener);

        /** The network. */
        static Source network() {
            return (set, root, listener) -> {
                Download download = new Download(set, root, listener);
                return new Job() {
                    @Override
                    public Download.Outcome run() throws InterruptedException {
                        return download.run();
                    }

                    @Override
                    public void cancel() {
                        download.cancel();
                    }
                };
            };
        }
    }

    private final Source source;
    private final Background background;
    private final Executor screen;
    private final Map<String, Job> jobs = new HashMap<>();
    private final ReadOnlyObjectWrapper<Map<String, State>> states = new ReadOnlyObjectWrapper<>(Map.of());

    /**
     * @param background takes a thread of its own for each download, as one may take hours
     * @param screen runs what listeners are told
     */
    Downloads(Source source, Background background, Executor screen) {
        this.source = source;
        this.background = background;
        this.screen = screen;
    }

    /** From the network, each on a thread that ends with the window. */
    static Downloads ofWindow() {
        return new Downloads(
                Source.network(),
                Background.on(work -> {
                    Thread thread = new Thread(work, "download");
                    thread.setDaemon(true);
                    thread.start();
                }),
                Background::onScreen);
    }

    /** By the sets' ids. */
    ReadOnlyObjectProperty<Map<String, State>> statesProperty() {
        return states.getReadOnlyProperty();
    }

    @Nullable
    State state(String id) {
        return states.get().get(id);
    }

    /** Starts, or goes on with, a download; does nothing while one of this set is under way. */
    void start(RemoteSet set, Path root, Runnable arrived) {
        String id = set.id();
        if (jobs.containsKey(id)) {
            return;
        }
        Job job = source.of(set, root, new DownloadListener() {
            @Override
            public void progress(DownloadProgress progress) {
                screen.execute(() -> change(id, progress, null));
            }

            @Override
            public void notice(String what) {
                screen.execute(() -> change(id, null, what));
            }
        });
        jobs.put(id, job);
        put(id, new State.Running(null, false, List.of()));
        background.run(
                job::run,
                outcome -> {
                    boolean cancelled = outcome == Download.Outcome.CANCELLED;
                    end(id, cancelled ? new State.Cancelled() : null);
                    if (!cancelled) {
                        arrived.run();
                    }
                },
                problem -> end(id, new State.Failed(problem)));
    }

    /** Ends a download within a moment; what has arrived is kept. */
    void cancel(String id) {
        Job job = jobs.get(id);
        if (job != null && state(id) instanceof State.Running running) {
            put(id, new State.Running(running.progress(), true, running.notices()));
            job.cancel();
        }
    }

    private void change(String id, @Nullable DownloadProgress progress, @Nullable String notice) {
        if (state(id) instanceof State.Running running) {
            List<String> notices = new ArrayList<>(running.notices());
            if (notice != null) {
                notices.add(notice);
            }
            put(id, new State.Running(progress == null ? running.progress() : progress, running.cancelling(), notices));
        }
    }

    private void end(String id, @Nullable State last) {
        jobs.remove(id);
        put(id, last);
    }

    private void put(String id, @Nullable State state) {
        Map<String, State> changed = new HashMap<>(states.get());
        if (state == null) {
            changed.remove(id);
        } else {
            changed.put(id, state);
        }
        states.set(Map.copyOf(changed));
    }
}
