package org.dl4jworkbench.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Sound data sets of a few examples in every format, as file name to content. */
final class SmallSets {
    static final String HEADER = "filename,raw_dimensions,xmin,ymin,xmax,ymax,label\n";

    private SmallSets() {}

    /** Four training and two test pictures of 3×4, labels 0 to 2. */
    static Map<String, byte[]> idx(boolean gzip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String ending = gzip ? ".gz" : "";
        put(files, IdxSetReader.TRAIN_IMAGES + ending, gzip, out -> IdxWriter.writeImages(out, 3, 4, bytes(48, 1)));
        put(
                files,
                IdxSetReader.TRAIN_LABELS + ending,
                gzip,
                out -> IdxWriter.writeLabels(out, new byte[] {0, 1, 2, 1}));
        put(files, IdxSetReader.TEST_IMAGES + ending, gzip, out -> IdxWriter.writeImages(out, 3, 4, bytes(24, 2)));
        put(files, IdxSetReader.TEST_LABELS + ending, gzip, out -> IdxWriter.writeLabels(out, new byte[] {2, 0}));
        return files;
    }

    private static void put(
            Map<String, byte[]> files,
            String name,
            boolean gzip,
            org.dl4jworkbench.rundir.AtomicFiles.Content content) {
        byte[] plain = MemoryFile.written(content);
        files.put(name, gzip ? MemoryFile.gzipped(plain) : plain);
    }

    /** Two batches of two records and a test batch of one; three classes. */
    static Map<String, byte[]> cifar() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("data_batch_1.bin", records(0, 1));
        files.put("data_batch_2.bin", records(2, 1));
        files.put("test_batch.bin", records(2));
        files.put("batches.meta.txt", "cat\ndog\nfrog\n\n".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    static byte[] records(int... labels) {
        byte[] records = bytes(labels.length * CifarReader.RECORD, labels[0] + 3);
        for (int i = 0; i < labels.length; i++) {
            records[i * CifarReader.RECORD] = (byte) labels[i];
        }
        return records;
    }

    /** The same as the official archive: a folder in a tar in gzip. */
    static Map<String, byte[]> cifarArchive() {
        return Map.of("small.tar.gz", MemoryFile.gzipped(tar(cifar(), "cifar-10-batches-bin/")));
    }

    static byte[] tar(Map<String, byte[]> files, String folder) {
        return MemoryFile.written(out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(folder + file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
            tar.finish();
        });
    }

    /** Three pictures of 12×10, 9×9 and 8×6 (width × height), four training boxes and two test boxes. */
    static Map<String, byte[]> boxes() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "train.csv",
                text(HEADER
                        + "a.png,12x10,0,0,6,5,good\n"
                        + "a.png,12x10,5,4,12,10,bad\n"
                        + "b.jpg,9x9,1,1,8,8,none\n"
                        + "b.jpg,9x9,2,0,9,4,good\n"));
        files.put("test.csv", text(HEADER + "c.png,8x6,0,0,8,6,good\n" + "c.png,8x6,3,2,5,6,bad\n"));
        files.put("images/a.png", picture(12, 10, "png", 5));
        files.put("images/b.jpg", picture(9, 9, "jpg", 6));
        files.put("images/c.png", picture(8, 6, "png", 7));
        return files;
    }

    /** Five pictures of 12×10 and 9×8, a box of "good" in each and one of "bad" in the first. */
    static Map<String, byte[]> voc() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            int width = i == 0 ? 9 : 12;
            int height = i == 0 ? 8 : 10;
            String good = object("good", 0, 1, 5 + i, 6);
            files.put("images/p" + i + ".png", picture(width, height, "png", 20 + i));
            files.put(
                    "annotations/p" + i + ".xml",
                    text(annotation(
                            "p" + i + ".png", width, height, i == 0 ? good + object("bad", 2, 2, 9, 8) : good)));
        }
        return files;
    }

    static String annotation(String file, int width, int height, String objects) {
        return "<annotation>\n<folder>images</folder>\n<filename>" + file + "</filename>\n<size><width>" + width
                + "</width><height>" + height + "</height><depth>3</depth></size>\n" + objects + "</annotation>\n";
    }

    static String object(String label, Object xmin, Object ymin, Object xmax, Object ymax) {
        return "<object>\n<name>" + label + "</name><pose>Unspecified</pose><bndbox><xmin>" + xmin + "</xmin><ymin>"
                + ymin + "</ymin><xmax>" + xmax + "</xmax><ymax>" + ymax + "</ymax></bndbox>\n</object>\n";
    }

    /** Two classes in a training and a test folder, sizes 5×4 and 6×3. */
    static Map<String, byte[]> folders() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("train/apple/1.png", picture(5, 4, "png", 1));
        files.put("train/apple/2.jpg", picture(6, 3, "jpg", 2));
        files.put("train/pear/1.png", picture(5, 4, "png", 3));
        files.put("test/pear/1.bmp", picture(5, 4, "bmp", 4));
        return files;
    }

    static Map<String, byte[]> numbers() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("train.csv", text("x,z,y\n0.5,1,2\n-1e-3,\"2\",3.25\n4,5,6\n"));
        files.put("test.csv", text("x,z,y\n1,1,1\n2,2,2\n"));
        return files;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] picture(int width, int height, String format, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return encoded(image, format);
    }

    static byte[] encoded(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static void write(Path folder, Map<String, byte[]> files) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
