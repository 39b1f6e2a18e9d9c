package org.dl4jworkbench.data.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.dl4jworkbench.data.BoundedTar;
import org.dl4jworkbench.model.BadDataException;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a zip, tar or tar.gz from the network. An archive in which any entry tries to leave the folder (an absolute name, a
 * step upwards, a link), or that grows beyond a limit, is refused as a whole: nothing of it reaches the folder.
 */
public final class SafeArchive {
    private static final String ASIDE = ".unpacking-";
    private static final long HEADERS = 1L << 30;

    private final Path archive;
    private final long limitBytes;
    private final long limitEntries;

    /**
     * @param archive its name says what it is: {@code .zip}, {@code .tar}, {@code .tar.gz} or {@code .tgz}
     * @param limitBytes how much it may hold, unpacked
     */
    public SafeArchive(Path archive, long limitBytes) {
        this(archive, limitBytes, 1_000_000);
    }

    SafeArchive(Path archive, long limitBytes, long limitEntries) {
        this.archive = archive;
        this.limitBytes = limitBytes;
        this.limitEntries = limitEntries;
    }

    /**
     * Unpacks everything into a folder; files of the same names there are replaced.
     *
     * @throws BadDataException when the archive is damaged or refused; the folder is as it was
     * @throws IOException when the disk cannot be written
     */
    public void unpackInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path aside = Files.createTempDirectory(folder, ASIDE);
        try {
            List<Path> files = unpackAside(aside);
            for (Path file : files) {
                Path target = folder.resolve(aside.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            delete(aside);
        }
    }

    private List<Path> unpackAside(Path aside) throws IOException {
        List<Path> files = new ArrayList<>();
        long left = limitBytes;
        long entries = 0;
        try (ArchiveInputStream in = open()) {
            for (ArchiveEntry entry = next(in); entry != null; entry = next(in)) {
                entries++;
                if (entries > limitEntries) {
                    throw refused("it holds more than " + limitEntries + " entries");
                }
                Path target = target(aside, entry);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                left = copy(in, entry, target, left);
                files.add(target);
            }
        }
        if (entries == 0) {
            throw damaged("it holds no entry", null);
        }
        return files;
    }

    private @Nullable ArchiveEntry next(ArchiveInputStream in) {
        try {
            return in.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private long copy(InputStream in, ArchiveEntry entry, Path target, long limit) throws IOException {
        long left = limit;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = read(in, entry, buffer); read >= 0; read = read(in, entry, buffer)) {
                left -= read;
                if (left < 0) {
                    throw refused("it holds more than " + limitBytes + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
        return left;
    }

    private int read(InputStream in, ArchiveEntry entry, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw damaged("entry " + entry.getName() + ": " + e.getMessage(), e);
        }
    }

    private Path target(Path aside, ArchiveEntry entry) {
        String name = entry.getName();
        if (link(entry)) {
            throw refused("entry \"" + name + "\" is a link or a device");
        }
        // Backslashes and drive letters are names on one system and ways out on another.
        if (name.isEmpty()
                || name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.contains("\0")) {
            throw refused("entry \"" + name + "\" has a name that is no plain path");
        }
        try {
            Path target = aside.resolve(name).normalize();
            boolean upwards = Stream.of(name.split("/")).anyMatch(".."::equals);
            if (upwards || !target.startsWith(aside) || target.equals(aside) && !entry.isDirectory()) {
                throw refused("entry \"" + name + "\" would leave the folder");
            }
            return target;
        } catch (InvalidPathException e) {
            throw refused("entry \"" + name + "\" has a name that is no path here");
        }
    }

    private static boolean link(ArchiveEntry entry) {
        if (entry instanceof TarArchiveEntry tar) {
            return tar.isSymbolicLink()
                    || tar.isLink()
                    || tar.isFIFO()
                    || tar.isBlockDevice()
                    || tar.isCharacterDevice();
        }
        return entry instanceof ZipArchiveEntry zip && zip.isUnixSymlink();
    }

    private ArchiveInputStream open() throws IOException {
        String name = String.valueOf(archive.getFileName()).toLowerCase(Locale.ROOT);
        InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        if (name.endsWith(".zip")) {
            return new ZipArchiveInputStream(file);
        }
        if (name.endsWith(".tar")) {
            return new BoundedTar(file, mostBytes());
        }
        if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            try {
                return new BoundedTar(new GzipCompressorInputStream(file), mostBytes());
            } catch (IOException e) {
                file.close();
                throw damaged(String.valueOf(e.getMessage()), e);
            }
        }
        file.close();
        throw new BadDataException(
                "is no archive that can be unpacked", archive.toString(), "Take a zip, tar or tar.gz");
    }

    /** With headers and what is passed over. */
    private long mostBytes() {
        return limitBytes > Long.MAX_VALUE / 4 ? Long.MAX_VALUE : 2 * limitBytes + HEADERS;
    }

    private BadDataException refused(String why) {
        return new BadDataException(
                "was not unpacked: " + why, archive.toString(), "Get the archive from the makers of the data set");
    }

    private BadDataException damaged(String why, @Nullable Exception cause) {
        String what = "is damaged (" + why + ")";
        String remedy = "Download it again";
        return cause == null
                ? new BadDataException(what, archive.toString(), remedy)
                : new BadDataException(what, archive.toString(), remedy, cause);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
