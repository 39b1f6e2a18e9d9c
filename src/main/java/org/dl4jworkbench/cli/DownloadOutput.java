package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.dl4jworkbench.data.download.Download.Outcome;
import org.dl4jworkbench.data.download.DownloadListener;
import org.dl4jworkbench.data.download.DownloadProgress;
import org.dl4jworkbench.data.download.RemoteSet;
import org.dl4jworkbench.model.Numbers;

/** Tells how a download goes. */
abstract class DownloadOutput implements DownloadListener {
    private static final long NANOS_BETWEEN_LINES = 1_000_000_000L;

    abstract void started(RemoteSet set, Path folder);

    abstract void ended(Outcome outcome);

    /** It failed; the reason is told by others. */
    abstract void failed();

    /** For people; on a terminal with a line that moves. */
    static DownloadOutput text(TextOut out, boolean terminal) {
        return new Text(out, terminal);
    }

    /** For scripts; progress at most once a second and at the end of each file. */
    static DownloadOutput json(JsonLines lines) {
        return new Json(lines);
    }

    private static final class Text extends DownloadOutput {
        private final TextOut out;
        private final boolean terminal;

        Text(TextOut out, boolean terminal) {
            this.out = out;
            this.terminal = terminal;
        }

        @Override
        void started(RemoteSet set, Path folder) {
            line(set.title() + ", " + Numbers.bytes(set.bytes()) + ", licence: " + set.licence());
            line("into " + folder);
        }

        @Override
        public void progress(DownloadProgress progress) {
            if (terminal) {
                out.redraw(bar(progress));
            }
        }

        @Override
        public void notice(String what) {
            line(what);
        }

        @Override
        void ended(Outcome outcome) {
            line(
                    switch (outcome) {
                        case DONE -> "Done. All checksums are right.";
                        case ALREADY_THERE -> "Nothing to download.";
                        case CANCELLED -> "Cancelled. What has arrived is kept; the same command goes on from there.";
                    });
        }

        @Override
        void failed() {
            if (terminal) {
                out.clearLine();
                out.flush();
            }
        }

        private void line(String text) {
            if (terminal) {
                out.clearLine();
            }
            out.println(text);
            out.flush();
        }
    }

    /** One line of less than 80 columns. */
    static String bar(DownloadProgress progress) {
        long left = progress.secondsLeft();
        return String.format(
                Locale.ROOT,
                "%3d%%  %s of %s  %s/s%s  file %d/%d",
                (int) (100 * progress.share()),
                Numbers.bytes(progress.bytes()),
                Numbers.bytes(progress.totalBytes()),
                Numbers.bytes(progress.bytesPerSecond()),
                left < 0 ? "" : "  " + Numbers.duration(left) + " left",
                progress.number(),
                progress.files());
    }

    private static final class Json extends DownloadOutput {
        private final JsonLines lines;
        private long lastTold = System.nanoTime() - NANOS_BETWEEN_LINES;
        private String lastFile = "";

        Json(JsonLines lines) {
            this.lines = lines;
        }

        @Override
        void started(RemoteSet set, Path folder) {
            lines.write(JsonLines.event("started")
                    .with("dataset", set.id())
                    .with("bytes", set.bytes())
                    .with("folder", folder.toString())
                    .with("licence", set.licence())
                    .fields());
        }

        @Override
        public void progress(DownloadProgress progress) {
            long now = System.nanoTime();
            boolean fileChanged = !progress.file().equals(lastFile);
            if (!fileChanged && now - lastTold < NANOS_BETWEEN_LINES && progress.share() < 1) {
                return;
            }
            lastTold = now;
            lastFile = progress.file();
            lines.write(JsonLines.event("progress")
                    .with("file", progress.file())
                    .with("bytes", progress.bytes())
                    .with("totalBytes", progress.totalBytes())
                    .with("bytesPerSecond", progress.bytesPerSecond())
                    .with("mirror", progress.mirror())
                    .fields());
        }

        @Override
        public void notice(String what) {
            lines.write(JsonLines.event("notice").with("message", what).fields());
        }

        @Override
        void ended(Outcome outcome) {
            lines.write(JsonLines.event(outcome == Outcome.CANCELLED ? "stopped" : "finished")
                    .fields());
        }

        @Override
        void failed() {
            // The event "failed" carries the reason and is written with it.
        }
    }
}
