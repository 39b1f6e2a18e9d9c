package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for as long as something is at work, which only its user can enter. A file in it is locked as long as the process lives, so that
 * what a killed process left is known, also by one in another container, and removed by the next that makes such a folder. A process
 * that ends in order removes its own. Any thread.
 */
public final class ScratchFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);
    private static final String PREFIX = "dl4jw-";
    private static final String LOCK = "lock";

    /** Between the making of a folder and its lock it looks like one that was left. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /** Those of this process: to look at their locks would give them back. */
    private static final Set<ScratchFolder> OPEN = ConcurrentHashMap.newKeySet();

    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ScratchFolder::closeAll, "scratch-folders"));
    }

    private final Path path;
    private final FileChannel channel;
    private final boolean untilClosed;

    private ScratchFolder(Path path, FileChannel channel, boolean untilClosed) {
        this.path = path;
        this.channel = channel;
        this.untilClosed = untilClosed;
    }

    /**
     * Makes one in the system's folder for temporary files, removed when it is closed or the process ends.
     *
     * @param kind a word in small letters, for whoever finds the folder
     */
    public static ScratchFolder create(String kind) throws IOException {
        return create(temporary(), kind, false);
    }

    /** The same, but a process that is asked to end keeps it until it is closed: an end in order still needs it. */
    public static ScratchFolder createUntilClosed(String kind) throws IOException {
        return create(temporary(), kind, true);
    }

    /** The same as {@link #create(String)} in another folder, which exists. */
    public static ScratchFolder create(Path parent, String kind) throws IOException {
        return create(parent, kind, false);
    }

    private static ScratchFolder create(Path parent, String kind, boolean untilClosed) throws IOException {
        Path folder = Files.createTempDirectory(parent, PREFIX + kind + "-");
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            LOG.debug("{} is locked by {}", folder, lock);
        } catch (IOException e) {
            // A file system without locks: nobody else can take it either, so nobody removes the folder.
            LOG.debug("{} cannot be locked", folder, e);
        }
        ScratchFolder made = new ScratchFolder(folder, channel, untilClosed);
        OPEN.add(made);
        if (SWEPT.add(parent.toAbsolutePath())) {
            removeLeftOvers(parent, Files.getOwner(folder), Instant.now());
        }
        return made;
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    public Path path() {
        return path;
    }

    /** Removes the folder with all that is in it; may be called again where something was still writing into it. */
    @Override
    public void close() {
        OPEN.remove(this);
        try {
            channel.close();
            delete(path);
        } catch (IOException e) {
            LOG.debug("{} stays until a later start", path, e);
        }
    }

    private static void closeAll() {
        OPEN.stream().filter(each -> !each.untilClosed).forEach(ScratchFolder::close);
    }

    /** Removes what processes of the same user left that are gone. */
    static void removeLeftOvers(Path parent, UserPrincipal user, Instant now) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*-*")) {
            for (Path folder : folders) {
                try {
                    removeIfLeft(folder, user, now);
                } catch (IOException e) {
                    LOG.debug("{} is not looked at", folder, e);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            LOG.debug("{} cannot be listed", parent, e);
        }
    }

    private static void removeIfLeft(Path folder, UserPrincipal user, Instant now) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)
                || OPEN.stream().anyMatch(each -> each.path.equals(folder))
                || Files.getLastModifiedTime(folder).toInstant().isAfter(now.minus(YOUNG))) {
            return;
        }
        Path file = folder.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() == null) {
                return;
            }
        } catch (NoSuchFileException e) {
            // Killed before it made the lock.
            LOG.debug("{} was never locked", folder, e);
        }
        LOG.info("{} is removed: the process that made it is gone", folder);
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
