package org.dl4jworkbench.rundir;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Writes a file so that a reader, or a kill at any moment, finds either the old content or the new one, never a part: written
 * aside, synced to the disk, renamed. The file aside has a name that nobody can guess and is always a new one, so that a link that
 * was put there beforehand, in a folder that came from somebody else, is not written through. What a killed process left
 * aside goes when a process writes into the folder for the first time.
 */
public final class AtomicFiles {
    private static final Pattern ASIDE = Pattern.compile(".*\\.[0-9a-f]{16}\\.tmp", Pattern.DOTALL);
    /** Leaves room for the rest of the aside name within the 255 bytes that file systems allow. */
    private static final int LONGEST_STEM = 50;

    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    private AtomicFiles() {}

    /** Writes the content; may throw what it meets. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public static void write(Path target, Content content) throws IOException {
        write(target, content, true, true);
    }

    /**
     * The same in a folder that is there already: one that was deleted meanwhile does not come back.
     *
     * @throws java.nio.file.NoSuchFileException where it is not there
     */
    public static void writeInExisting(Path target, Content content) throws IOException {
        write(target, content, true, false);
    }

    /**
     * The same without waiting for the disk: for files that may be lost when the power fails, because a file written after them with
     * {@link #write} tells whether they count.
     */
    public static void writeUnsynced(Path target, Content content) throws IOException {
        write(target, content, false, true);
    }

    private static void write(Path target, Content content, boolean sync, boolean makesFolders) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(target + " has no parent folder");
        }
        if (makesFolders) {
            Files.createDirectories(parent);
        }
        if (SWEPT.add(parent)) {
            deleteLeftBehind(parent, LEFT_BEHIND);
        }
        Path aside = parent.resolve(asideName(String.valueOf(target.getFileName())));
        try {
            try (FileChannel channel =
                            FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                content.writeTo(out);
                out.flush();
                if (sync) {
                    channel.force(true);
                }
            }
            move(aside, target);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static String asideName(String name) {
        String stem = name.length() > LONGEST_STEM ? name.substring(0, LONGEST_STEM) : name;
        return String.format("%s.%016x.tmp", stem, RANDOM.nextLong());
    }

    /** Whether a file of that name is being written aside, or was left there by a process that was killed. */
    public static boolean isAside(Path file) {
        return ASIDE.matcher(String.valueOf(file.getFileName())).matches();
    }

    /**
     * Deletes what killed processes left aside in a folder.
     *
     * @param idle for how long nothing was written to a file that counts as left; zero where nobody else can be writing there
     */
    public static void deleteLeftBehind(Path folder, Duration idle) throws IOException {
        Instant since = Instant.now().minus(idle);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, AtomicFiles::isAside)) {
            for (Path file : found) {
                try {
                    BasicFileAttributes attributes =
                            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    if (attributes.isRegularFile()
                            && !attributes.lastModifiedTime().toInstant().isAfter(since)) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException e) {
                    // Its writer has finished, or another process swept.
                    continue;
                }
            }
        } catch (NoSuchFileException e) {
            // No folder, nothing left in it.
            return;
        }
    }

    private static void move(Path aside, Path target) throws IOException {
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
