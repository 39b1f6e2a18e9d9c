package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dl4jworkbench.model.RunFolderException;

/**
 * Held by the engine that works on a run, or by the workbench that works on an experiment. The operating system gives it back when the process ends, however it ends, so a run
 * that says "running" and whose lock is free was killed.
 *
 * <p>A process must never open the file of a lock that it holds a second time: on POSIX systems closing any channel on a file gives up all of
 * the process's locks on it. So what this process holds is known without asking the system.
 */
public final class WorkLock implements AutoCloseable {
    /** The files whose locks this process holds, by their real paths. */
    private static final Set<Path> HERE = new HashSet<>();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private WorkLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    private static Path file(RunDirectory run) {
        return PlainFiles.below(run.path(), "engine.lock");
    }

    /** Takes the lock, or nothing where another process holds it. */
    public static Optional<WorkLock> take(RunDirectory run) throws IOException {
        return take(file(run));
    }

    /** Takes the lock that a file stands for, or nothing where another process, or this one, holds it. */
    public static Optional<WorkLock> take(Path file) throws IOException {
        synchronized (HERE) {
            Path known = real(file);
            if (HERE.contains(known)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    HERE.add(known);
                    return Optional.of(new WorkLock(known, channel, lock));
                }
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            channel.close();
            return Optional.empty();
        }
    }

    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
    }

    /** Says that an engine is about to take the lock: it needs a moment to start. */
    public static void announce(RunDirectory run) throws IOException {
        Path file = file(run);
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    /** When an engine was announced last, or nothing. */
    public static Optional<Instant> announced(RunDirectory run) {
        try {
            return Optional.of(Files.getLastModifiedTime(file(run)).toInstant());
        } catch (IOException | RunFolderException e) {
            // No file, or a link in its place: no engine was ever announced.
            return Optional.empty();
        }
    }

    /** Whether an engine works on the run at this moment. */
    public static boolean isHeld(RunDirectory run) {
        try {
            return isHeld(file(run));
        } catch (RunFolderException e) {
            // A link in its place, which no engine takes.
            return false;
        }
    }

    /** Whether some process holds the lock that a file stands for. */
    public static boolean isHeld(Path file) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Optional<WorkLock> taken = take(file);
            if (taken.isEmpty()) {
                return true;
            }
            taken.get().close();
            return false;
        } catch (IOException e) {
            // A file system without locks cannot tell; then nobody is taken to be at work.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HERE) {
            HERE.remove(file);
            try (channel) {
                lock.release();
            }
        }
    }
}
