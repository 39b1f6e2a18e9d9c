package org.dl4jworkbench.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dl4jworkbench.lab.spark.Words;

/**
 * Files that a run needs on its worker: the program, or a data set. Where they lie at the same paths with the same content, as in a
 * shared home folder, they are used there; elsewhere they are sent, as one zip.
 *
 * @param id a name that no other bundle of this application has
 * @param what for messages, such as "the program"
 * @param elements what the run is told, in this order
 * @param files all files of the elements
 */
record Bundle(String id, String what, ArrayList<Element> elements, ArrayList<Item> files) implements Serializable {
    /**
     * A file or folder by its name in the zip (empty: the whole) and its path on the workbench's machine.
     */
    record Element(String name, String path) implements Serializable {}

    /**
     * A file.
     *
     * @param name in the zip, with slashes
     * @param path where it lies on the workbench's machine, and perhaps on the worker
     * @param source what is sent in its place; the same but for files whose text names other paths
     * @param size of the file at the path, in bytes
     * @param sha256 of the file at the path
     * @param sourceSha256 of what is sent
     */
    record Item(String name, String path, String source, long size, String sha256, String sourceSha256)
            implements Serializable {}

    /** Reads the list that the workbench wrote, and the files' checksums: about a second for the whole program. */
    static Bundle read(String id, Path list) throws IOException {
        String what = id;
        ArrayList<Element> elements = new ArrayList<>();
        ArrayList<Item> files = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            List<String> words = Words.of(line);
            switch (words.get(0)) {
                case "what" -> what = words.get(1);
                case "element" -> elements.add(new Element(words.get(1), words.get(2)));
                case "file" -> files.add(item(words.get(1), words.get(2), words.get(3)));
                default -> throw new IOException(list + " has an unknown line: " + line);
            }
        }
        return new Bundle(id, what, elements, files);
    }

    private static Item item(String name, String path, String source) throws IOException {
        Path file = Path.of(path);
        String sha256 = sha256(file);
        return new Item(
                name, path, source, Files.size(file), sha256, source.equals(path) ? sha256 : sha256(Path.of(source)));
    }

    String zipName() {
        return id + ".zip";
    }

    long bytes() {
        return files.stream().mapToLong(Item::size).sum();
    }

    /** Jars and pictures are compressed already, so the zip is made as fast as the disk goes. */
    void writeZip(Path zip) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream target = new ZipOutputStream(out)) {
            target.setLevel(Deflater.NO_COMPRESSION);
            for (Item item : files) {
                target.putNextEntry(new ZipEntry(item.name()));
                Files.copy(Path.of(item.source()), target);
                target.closeEntry();
            }
        }
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
