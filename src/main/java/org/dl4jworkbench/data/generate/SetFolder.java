package org.dl4jworkbench.data.generate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder of a generated set. Its files are written into a folder aside, which is then renamed, under a lock that the
 * operating system gives back when a process dies: another process that wants the same set waits for the first one's files.
 */
final class SetFolder {
    private static final String VERSION = "VERSION";
    private static final String ASIDE = ".making-";

    private final GeneratedSet set;
    private final Path folder;
    private final Path parent;
    private final String name;

    SetFolder(GeneratedSet set, Path folder) {
        this.set = set;
        this.folder = folder.toAbsolutePath().normalize();
        parent = Objects.requireNonNull(this.folder.getParent(), "a set needs a folder below the root");
        name = String.valueOf(this.folder.getFileName());
    }

    /** Whether the version is this program's and every file that it lists is there in its length. */
    boolean isCurrent() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(VERSION), StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(title())) {
                return false;
            }
            for (String line : lines.subList(1, lines.size())) {
                int space = line.indexOf(' ');
                if (space < 1
                        || Files.size(folder.resolve(line.substring(space + 1)))
                                != Long.parseLong(line.substring(0, space))) {
                    return false;
                }
            }
            return true;
        } catch (IOException | NumberFormatException e) {
            // Not there, or not whole: it is written anew.
            return false;
        }
    }

    void write() throws IOException {
        if (isCurrent()) {
            return;
        }
        Files.createDirectories(parent);
        // The operating system's lock holds between processes, the monitor between the threads of this one.
        synchronized (SetFolder.class) {
            try (FileChannel channel = FileChannel.open(
                            parent.resolve("." + name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !isCurrent()) {
                    make();
                }
            }
        }
    }

    private void make() throws IOException {
        deleteLeftOvers();
        Path aside = Files.createTempDirectory(parent, ASIDE + name + "-");
        try {
            Path fresh = Files.createDirectory(aside.resolve("fresh"));
            set.writeInto(fresh);
            Files.writeString(fresh.resolve(VERSION), listing(fresh));
            if (Files.exists(folder)) {
                Files.move(folder, aside.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(aside);
        }
    }

    private String title() {
        return set.id() + " " + set.version();
    }

    private String listing(Path fresh) throws IOException {
        StringBuilder text = new StringBuilder(title()).append('\n');
        try (Stream<Path> files = Files.walk(fresh)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String relative = fresh.relativize(file).toString().replace('\\', '/');
                text.append(Files.size(file)).append(' ').append(relative).append('\n');
            }
        }
        return text.toString();
    }

    /** What a process left that was killed while it held the lock. */
    private void deleteLeftOvers() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, ASIDE + name + "-*")) {
            for (Path folder : left) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
