package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.dl4jworkbench.model.RunFolderException;

/**
 * Held by the engine that works on a run, or by the workbench that works on an experiment. The operating system gives it back when the process ends, however it ends, so a run
 * that says "running" and whose lock is free was killed.
 */
public final class WorkLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private WorkLock(FileChannel channel, FileLock lock) {
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
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new WorkLock(channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            // This very process holds it: the answer is the same.
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
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
        lock.release();
        channel.close();
    }
}
