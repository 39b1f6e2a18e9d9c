package org.dl4jworkbench.data.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.data.download.MirrorFailure.Next;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Downloads one data set into its folder below a data root, on the thread that calls {@link #run}. Mirrors are tried in order; a
 * broken connection goes on where it ended, in this call or a later one. A file appears under its name only after its checksum
 * was right. Proxies are those of Java's own settings ({@code https.proxyHost}).
 */
public final class Download {
    /** How a download ended that met no error. */
    public enum Outcome {
        /** All files are there. */
        DONE,
        /** All files were there before. */
        ALREADY_THERE,
        /** {@link Download#cancel} was called; what has arrived is kept for the next time. */
        CANCELLED
    }

    /** The room that is left on a disk, in bytes. */
    @FunctionalInterface
    interface FreeSpace {
        long of(Path folder) throws IOException;
    }

    private static final String LOCK = ".download.lock";
    /** Left free besides the files. */
    private static final long SPARE_BYTES = 16L << 20;
    /** What an archive may grow to. */
    private static final long MOST_GROWTH = 200;

    private final RemoteSet set;
    private final Path dataRoot;
    private final Path folder;
    private final DownloadListener listener;
    private final DownloadLimits limits;
    private final FreeSpace freeSpace;
    private final Speed speed = new Speed();

    private volatile boolean cancelled;
    private volatile @Nullable Transfer transfer;

    /** @param dataRoot the set's folder lies below it and is made when missing */
    public Download(RemoteSet set, Path dataRoot, DownloadListener listener) {
        this(set, dataRoot, listener, DownloadLimits.USUAL, place -> Files.getFileStore(place)
                .getUsableSpace());
    }

    Download(RemoteSet set, Path dataRoot, DownloadListener listener, DownloadLimits limits, FreeSpace freeSpace) {
        this.set = set;
        this.dataRoot = dataRoot.toAbsolutePath().normalize();
        folder = set.folder(this.dataRoot);
        this.listener = listener;
        this.limits = limits;
        this.freeSpace = freeSpace;
    }

    /** Ends {@link #run} within a moment, from any thread; before it, {@code run} does nothing. */
    public void cancel() {
        cancelled = true;
        Transfer at = transfer;
        if (at != null) {
            at.cancel();
        }
    }

    /**
     * Downloads what is missing.
     *
     * @throws BadDataException when no mirror gave a file, the disk is full, or the set needs a login; it says what to do by hand
     * @throws InterruptedException when the thread was interrupted; what has arrived is kept
     */
    public Outcome run() throws InterruptedException {
        if (set.needsLogin()) {
            throw new BadDataException(
                    set.title() + " cannot be downloaded by a program: its makers ask for a login",
                    set.homepage().toString(),
                    set.byHand(dataRoot));
        }
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                try (FileLock lock = channel.tryLock()) {
                    if (lock == null) {
                        throw busy();
                    }
                    return fetchAll();
                }
            }
        } catch (OverlappingFileLockException e) {
            throw busy();
        } catch (IOException e) {
            throw new BadDataException(
                    "cannot be written (" + e + ")",
                    folder.toString(),
                    "Check that the disk has room and that you may write there",
                    e);
        }
    }

    private BadDataException busy() {
        return new BadDataException(
                set.title() + " is being downloaded already", folder.toString(), "Wait for the other download");
    }

    private Outcome fetchAll() throws IOException, InterruptedException {
        List<RemoteFile> missing = new ArrayList<>();
        long done = 0;
        for (RemoteFile file : set.files()) {
            if (isThere(file)) {
                listener.notice(file.name() + " is there already");
                done += file.bytes();
            } else {
                missing.add(file);
            }
        }
        if (missing.isEmpty()) {
            return Outcome.ALREADY_THERE;
        }
        requireSpace(missing);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connect())
                // Never from https to http.
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        for (RemoteFile file : missing) {
            if (cancelled) {
                return Outcome.CANCELLED;
            }
            try {
                fetch(client, file, done);
            } catch (InterruptedException e) {
                if (cancelled) {
                    return Outcome.CANCELLED;
                }
                throw e;
            }
            done += file.bytes();
        }
        return Outcome.DONE;
    }

    private Path target(RemoteFile file) {
        return folder.resolve(file.name());
    }

    private Path unpackedMark(RemoteFile file) {
        return folder.resolve("." + file.name() + ".unpacked");
    }

    private boolean isThere(RemoteFile file) throws IOException {
        if (file.archive()) {
            Path mark = unpackedMark(file);
            return Files.exists(mark)
                    && Files.readString(mark).equals(file.checksum().toString());
        }
        Path target = target(file);
        return Files.isRegularFile(target)
                && Files.size(target) == file.bytes()
                && file.checksum().of(target).equals(file.checksum());
    }

    private void requireSpace(List<RemoteFile> missing) throws IOException {
        long needed = SPARE_BYTES;
        for (RemoteFile file : missing) {
            needed += Math.max(0, file.bytes() - new PartFile(target(file)).size());
        }
        long free = freeSpace.of(folder);
        if (free < needed) {
            throw new BadDataException(
                    "there is not enough room for " + set.title() + ": " + Numbers.bytes(needed) + " needed, "
                            + Numbers.bytes(free) + " free",
                    folder.toString(),
                    "Make room, or choose a data folder on another disk");
        }
    }

    /** Tries mirror after mirror. */
    private void fetch(HttpClient client, RemoteFile file, long before) throws IOException, InterruptedException {
        PartFile part = new PartFile(target(file));
        List<String> reasons = new ArrayList<>();
        for (URI mirror : file.mirrors()) {
            int left = limits.attempts();
            while (left > 0) {
                left--;
                try {
                    attempt(client, file, mirror, part, before);
                    return;
                } catch (MirrorFailure e) {
                    if (e.next() == Next.DISCARD) {
                        part.delete();
                    }
                    String reason = mirror.getHost() + " " + e.getMessage();
                    reasons.add(reason);
                    listener.notice(file.name() + ": " + reason);
                    if (e.next() != Next.TRY_AGAIN) {
                        left = 0;
                    }
                }
            }
        }
        throw new BadDataException(
                set.title() + " could not be downloaded: "
                        + String.join("; ", reasons.stream().distinct().toList()),
                file.name(),
                (part.size() > 0 ? "Try again later, it goes on where it ended. Or by hand: " : "")
                        + set.byHand(dataRoot));
    }

    private void attempt(HttpClient client, RemoteFile file, URI mirror, PartFile part, long before)
            throws IOException, InterruptedException {
        Transfer at = new Transfer(client, limits, file, mirror, part);
        transfer = at;
        if (cancelled) {
            at.cancel();
        }
        boolean mixed = at.run(size -> report(file, mirror, before + size, false));
        Checksum actual = file.checksum().of(part.path());
        if (!actual.equals(file.checksum())) {
            part.delete();
            // Pieces of two versions of a file may have met in it; from one mirror alone it would be wrong again.
            throw new MirrorFailure(
                    "gave other content: " + actual + " instead of " + file.checksum(),
                    mixed ? Next.TRY_AGAIN : Next.OTHER_MIRROR);
        }
        part.becomeWhole();
        if (file.archive()) {
            new SafeArchive(target(file), MOST_GROWTH * file.bytes()).unpackInto(folder);
            Files.delete(target(file));
            Files.writeString(unpackedMark(file), file.checksum().toString());
        }
        report(file, mirror, before + file.bytes(), true);
    }

    private void report(RemoteFile file, URI mirror, long bytes, boolean last) {
        if (speed.at(System.nanoTime(), bytes) || last) {
            listener.progress(new DownloadProgress(
                    file.name(),
                    set.files().indexOf(file) + 1,
                    set.files().size(),
                    bytes,
                    set.bytes(),
                    speed.bytesPerSecond(),
                    String.valueOf(mirror.getHost())));
        }
    }
}
