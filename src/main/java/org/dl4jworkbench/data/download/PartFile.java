package org.dl4jworkbench.data.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived of a file: {@code NAME.part} beside the place of the whole, and in {@code NAME.part.from} the mirror and how
 * it names this version of the file (its entity tag or date), by which a later attempt asks for the rest.
 */
final class PartFile {
    private final Path target;
    private final Path part;
    private final Path from;

    PartFile(Path target) {
        this.target = target;
        String name = String.valueOf(target.getFileName());
        part = target.resolveSibling(name + ".part");
        from = target.resolveSibling(name + ".part.from");
    }

    Path path() {
        return part;
    }

    /** The bytes that are there, 0 without any. */
    long size() throws IOException {
        return Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) ? Files.size(part) : 0;
    }

    /** How the mirror names the version that the part is of, or null when it came from another mirror or is not known. */
    @Nullable
    String versionAt(String mirror) throws IOException {
        if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        List<String> lines = Files.readAllLines(from);
        return lines.size() == 2 && lines.get(0).equals(mirror) ? lines.get(1) : null;
    }

    /** Opens it to go on at the end, or anew. */
    Writing write(boolean goOn, String mirror, @Nullable String version) throws IOException {
        if (!goOn || Files.isSymbolicLink(part)) {
            delete();
        }
        // Anew, so that a link in its place is not written through.
        Files.deleteIfExists(from);
        if (version != null) {
            Files.writeString(from, mirror + "\n" + version + "\n", StandardOpenOption.CREATE_NEW);
        }
        return new Writing(FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND,
                LinkOption.NOFOLLOW_LINKS));
    }

    /** The part, open. */
    record Writing(FileChannel channel) implements AutoCloseable {
        void append(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                channel.force(true);
            }
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(from);
    }

    /** Makes it the file: from now on readers find it. */
    void becomeWhole() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.deleteIfExists(from);
    }
}
