package org.dl4jworkbench.data;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sets of pictures on the disk as they are in memory, so that a set is unpacked, checked and decoded once and not by each engine. A
 * file's key holds all that its content follows from; a file that is damaged, or of another key, counts as none. The folder may be
 * deleted at any time, and nothing fails without it: what goes wrong is a line in the log. May be used by several processes at
 * once.
 */
final class DecodedSets {
    private static final Logger LOG = LoggerFactory.getLogger(DecodedSets.class);

    /** To be raised whenever the same files would give other pictures, or the layout below changes. */
    private static final int FORMAT = 2;

    private static final byte[] MAGIC = "DL4JWSET".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = MAGIC.length + Integer.BYTES;
    private static final int LARGEST_HEADER = 64 << 20;
    private static final int CHUNK = 1 << 18;
    private static final String SUFFIX = ".set";

    private final Path folder;
    private final long mostBytes;
    private final long roomToLeave;

    /**
     * @param mostBytes what all files together may take; the ones that were not used for longest go
     * @param roomToLeave bytes on the disk that are not taken
     */
    DecodedSets(Path folder, long mostBytes, long roomToLeave) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.roomToLeave = roomToLeave;
    }

    /** One gigabyte: a dozen sets of the assignments' sizes. */
    DecodedSets(Path folder) {
        this(folder, 1L << 30, 1L << 30);
    }

    /** Everything of a set but its pictures and labels. */
    private record Header(
            String key,
            String id,
            String title,
            Shape shape,
            List<String> classNames,
            Part train,
            Part test,
            @Nullable Boxes boxes,
            Map<String, String> sha256,
            String origin,
            Verification verification,
            @Nullable String warning,
            boolean sizesDiffer,
            int[] twins) {}

    private record Part(int count, int height, int width, int channels) {
        static Part of(LabelledImages images) {
            return new Part(images.count(), images.height(), images.width(), images.channels());
        }

        long bytes() {
            return (long) count * height * width * channels + count;
        }
    }

    /** @param edges left, top, right, bottom of each box */
    private record Boxes(
            String folder,
            List<String> trainFiles,
            List<Integer> trainEdges,
            List<String> testFiles,
            List<Integer> testEdges) {
        static @Nullable Boxes of(@Nullable PictureBoxes boxes) {
            return boxes == null
                    ? null
                    : new Boxes(
                            boxes.folder().toString(),
                            files(boxes.train()),
                            edges(boxes.train()),
                            files(boxes.test()),
                            edges(boxes.test()));
        }

        private static List<String> files(List<PictureBoxes.Box> boxes) {
            return boxes.stream().map(PictureBoxes.Box::file).toList();
        }

        private static List<Integer> edges(List<PictureBoxes.Box> boxes) {
            return boxes.stream()
                    .flatMap(box -> Stream.of(box.left(), box.top(), box.right(), box.bottom()))
                    .toList();
        }

        PictureBoxes back() {
            return new PictureBoxes(Path.of(folder), boxes(trainFiles, trainEdges), boxes(testFiles, testEdges));
        }

        private static List<PictureBoxes.Box> boxes(List<String> files, List<Integer> edges) {
            List<PictureBoxes.Box> boxes = new ArrayList<>(files.size());
            for (int i = 0; i < files.size(); i++) {
                boxes.add(new PictureBoxes.Box(
                        files.get(i),
                        edges.get(4 * i),
                        edges.get(4 * i + 1),
                        edges.get(4 * i + 2),
                        edges.get(4 * i + 3)));
            }
            return boxes;
        }
    }

    /** @param parts all that the content follows from, but this program's own code */
    static String key(List<String> parts) {
        return "format " + FORMAT + "\n" + String.join("\n", parts);
    }

    private Path file(String id, String key) {
        byte[] digest = PictureLoading.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(id + "-" + HexFormat.of().formatHex(digest, 0, 8) + SUFFIX);
    }

    /** The set of a key, if it is kept and whole. */
    Optional<Dataset> find(String id, String key) {
        Path file = file(id, key);
        try (InputStream in = new FileInputStream(file.toFile())) {
            Optional<Dataset> found = read(new Checked(in), Files.size(file), key);
            if (found.isEmpty()) {
                LOG.warn("{} is damaged; the pictures are read and decoded anew", file);
            } else {
                markUsed(file);
            }
            return found;
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Whatever damage makes of numbers and text in the header.
            LOG.warn("{} cannot be read ({}); the pictures are read and decoded anew", file, e.toString());
            return Optional.empty();
        }
    }

    private static Optional<Dataset> read(Checked in, long size, String key) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(in.bytes(HEAD));
        byte[] magic = new byte[MAGIC.length];
        head.get(magic);
        int length = head.getInt();
        if (!Arrays.equals(magic, MAGIC) || length < 0 || length > Math.min(size, LARGEST_HEADER)) {
            return Optional.empty();
        }
        byte[] text = in.bytes(length);
        Header header = Json.MAPPER.readValue(text, Header.class);
        long expected = HEAD + length + header.train().bytes() + header.test().bytes() + Long.BYTES;
        if (!header.key().equals(key) || size != expected) {
            return Optional.empty();
        }
        LabelledImages train = images(in, header.train());
        LabelledImages test = images(in, header.test());
        long checksum = in.checksum();
        if (ByteBuffer.wrap(in.bytes(Long.BYTES)).getLong() != checksum) {
            return Optional.empty();
        }
        return Optional.of(new Dataset(
                header.id(),
                header.title(),
                header.shape(),
                header.classNames(),
                train,
                test,
                header.boxes() == null ? null : header.boxes().back(),
                header.sha256(),
                header.origin(),
                header.verification(),
                header.warning(),
                header.sizesDiffer(),
                header.twins()));
    }

    private static LabelledImages images(Checked in, Part part) throws IOException {
        int pixels =
                Math.multiplyExact(Math.multiplyExact(part.count(), part.height() * part.width()), part.channels());
        return new LabelledImages(
                part.height(), part.width(), part.channels(), in.bytes(pixels), in.bytes(part.count()));
    }

    private static void markUsed(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOG.debug("{} looks unused", file, e);
        }
    }

    /** Keeps a set of pictures; anything else is not worth it. */
    void keep(Dataset dataset, String key) {
        if (!(dataset.train() instanceof LabelledImages train) || !(dataset.test() instanceof LabelledImages test)) {
            return;
        }
        Path file = file(dataset.id(), key);
        try {
            Files.createDirectories(folder);
            byte[] header = Json.MAPPER
                    .writer()
                    .without(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsBytes(header(dataset, train, test, key));
            long size = HEAD
                    + header.length
                    + Part.of(train).bytes()
                    + Part.of(test).bytes()
                    + Long.BYTES;
            makeRoom(size);
            if (size > mostBytes || Files.getFileStore(folder).getUsableSpace() - size < roomToLeave) {
                LOG.info("No room to keep {} decoded in {}: {}", dataset.title(), folder, Numbers.bytes(size));
                return;
            }
            // Not synced: a file that a power failure cut short has another length or checksum.
            AtomicFiles.writeUnsynced(file, out -> write(out, header, train, test));
            LOG.info("{} is kept decoded in {} ({})", dataset.title(), file, Numbers.bytes(size));
        } catch (IOException | SecurityException e) {
            LOG.warn(
                    "{} cannot be kept decoded in {}, the next start decodes it again: {}",
                    dataset.title(),
                    folder,
                    e.toString());
        }
    }

    private static Header header(Dataset dataset, LabelledImages train, LabelledImages test, String key) {
        return new Header(
                key,
                dataset.id(),
                dataset.title(),
                dataset.shape(),
                dataset.classNames(),
                Part.of(train),
                Part.of(test),
                Boxes.of(dataset.boxes()),
                dataset.sha256(),
                dataset.origin(),
                dataset.verification(),
                dataset.warning(),
                dataset.sizesDiffer(),
                dataset.twins());
    }

    private static void write(OutputStream out, byte[] header, LabelledImages train, LabelledImages test)
            throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] head = ByteBuffer.allocate(HEAD).put(MAGIC).putInt(header.length).array();
        for (byte[] part : List.of(head, header, train.pixels(), train.labels(), test.pixels(), test.labels())) {
            for (int from = 0; from < part.length; from += CHUNK) {
                int length = Math.min(CHUNK, part.length - from);
                checksum.update(part, from, length);
                out.write(part, from, length);
            }
        }
        out.write(ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array());
    }

    /** Takes out what was not used for longest. */
    private void makeRoom(long size) throws IOException {
        List<Path> all;
        try (Stream<Path> entries = Files.list(folder)) {
            all = entries.toList();
        }
        List<Path> files = new ArrayList<>();
        long bytes = size;
        for (Path each : all) {
            String name = String.valueOf(each.getFileName());
            if (name.endsWith(SUFFIX)) {
                files.add(each);
                bytes += Files.size(each);
            }
        }
        files.sort(Comparator.comparing(each -> each.toFile().lastModified()));
        for (Path oldest : files) {
            if (bytes <= mostBytes) {
                return;
            }
            bytes -= Files.size(oldest);
            Files.deleteIfExists(oldest);
        }
    }

    /** Reads in pieces that stay in the processor's cache, so that the checksum costs little. */
    private static final class Checked {
        private final InputStream in;
        private final CRC32C checksum = new CRC32C();

        Checked(InputStream in) {
            this.in = in;
        }

        byte[] bytes(int size) throws IOException {
            byte[] bytes = new byte[size];
            int filled = 0;
            while (filled < size) {
                int got = in.read(bytes, filled, Math.min(CHUNK, size - filled));
                if (got < 0) {
                    throw new IOException("the file ends too early");
                }
                checksum.update(bytes, filled, got);
                filled += got;
            }
            return bytes;
        }

        /** Of all that was read. */
        long checksum() {
            return checksum.getValue();
        }
    }
}
