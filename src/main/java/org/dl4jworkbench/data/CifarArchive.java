package org.dl4jworkbench.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;

/**
 * Reads the official archive of CIFAR-10's binary version, a tar in gzip. Nothing is written to the disk; still an archive with an entry that
 * would leave its folder is refused, because it is not what it says it is.
 */
final class CifarArchive {
    /** The official archive unpacks to 184 MB; a small file that unpacks to hundreds of gigabytes is no data set. */
    private static final long MOST_UNPACKED = 4L << 30;

    private static final int MOST_ENTRIES = 10_000;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");
    private static final String GET_AGAIN = "Download or copy the archive again";

    private CifarArchive() {}

    /**
     * What was in the archive.
     *
     * @param entries the entries that were wanted, by their names without folders
     * @param digests of the archive; the MD5 is that of the archive as it lies on the disk
     */
    record Unpacked(Map<String, byte[]> entries, FileDigests digests) {}

    /** Reads the entries whose names, without folders, match; each may be there once. */
    static Unpacked read(DataFile archive, Pattern wanted) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ContentSource source = ContentSource.open(archive);
                TarArchiveInputStream tar = new BoundedTar(source.stream(), 2 * MOST_UNPACKED)) {
            long unpacked = 0;
            int count = 0;
            for (TarArchiveEntry entry = next(tar, archive); entry != null; entry = next(tar, archive)) {
                String place = archive.location() + ", entry " + count + " (" + entry.getName() + ")";
                requireInside(entry, place);
                unpacked += entry.getSize();
                if (++count > MOST_ENTRIES || entry.getSize() < 0 || unpacked > MOST_UNPACKED) {
                    throw new BadDataException(
                            count > MOST_ENTRIES
                                    ? "holds more than " + Numbers.grouped(MOST_ENTRIES) + " entries"
                                    : "unpacks to more than " + Numbers.bytes(MOST_UNPACKED),
                            place,
                            "This is no archive of CIFAR-10. " + GET_AGAIN);
                }
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.isFile() && wanted.matcher(name).matches()) {
                    if (entries.put(name, bytes(tar, entry, place)) != null) {
                        throw new BadDataException("the archive holds " + name + " twice", place, GET_AGAIN);
                    }
                }
            }
            source.requireZerosToTheEnd();
            return new Unpacked(entries, source.finish());
        } catch (IOException e) {
            throw Found.unreadable(archive.location(), e);
        }
    }

    private static @org.jspecify.annotations.Nullable TarArchiveEntry next(
            TarArchiveInputStream tar, DataFile archive) {
        try {
            return tar.getNextTarEntry();
        } catch (IOException | RuntimeException e) {
            throw damaged(e, archive.location());
        }
    }

    /** Damaged headers reach the library's parsers of numbers as well as its checks. */
    private static BadDataException damaged(Exception e, String place) {
        if (e instanceof BadDataException known) {
            return known;
        }
        return new BadDataException(
                "the archive is damaged (" + (e.getMessage() == null ? e.toString() : e.getMessage()) + ")",
                place,
                GET_AGAIN,
                e);
    }

    private static void requireInside(TarArchiveEntry entry, String place) {
        String name = entry.getName().replace('\\', '/');
        boolean leaves = name.startsWith("/") || DRIVE.matcher(name).matches();
        for (String step : name.split("/")) {
            leaves |= step.equals("..");
        }
        if (leaves || entry.isSymbolicLink() || entry.isLink()) {
            throw new BadDataException(
                    leaves ? "the entry would leave the archive's folder" : "the entry is a link",
                    place,
                    "Take the archive from the official page; nothing was unpacked");
        }
    }

    private static byte[] bytes(TarArchiveInputStream tar, TarArchiveEntry entry, String place) {
        if (entry.getSize() > ArrayLimit.LARGEST_ARRAY) {
            throw new BadDataException(
                    "is " + Numbers.bytes(entry.getSize()) + " large", place, "No batch file is. " + GET_AGAIN);
        }
        try {
            // Grows with what is really there, whatever the header announces.
            byte[] bytes = tar.readNBytes((int) entry.getSize());
            if (bytes.length != entry.getSize()) {
                throw new BadDataException(
                        "ends after " + Numbers.grouped(bytes.length) + " of " + Numbers.grouped(entry.getSize())
                                + " bytes",
                        place,
                        GET_AGAIN);
            }
            return bytes;
        } catch (IOException | RuntimeException e) {
            throw damaged(e, place);
        }
    }

    /** An entry as a file. */
    static DataFile file(DataFile archive, String name, byte[] content) {
        return new DataFile(name, archive.location() + ", " + name, new DataFile.Content() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }

            @Override
            public long size() {
                return content.length;
            }
        });
    }
}
