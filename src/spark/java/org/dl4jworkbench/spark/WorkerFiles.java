package org.dl4jworkbench.spark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.spark.SparkFiles;

/** Where the files of bundles lie on this worker; used by the tasks of an executor. */
final class WorkerFiles {
    private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

    private WorkerFiles() {}

    /**
     * The folder of this application on this worker, shared by its executors; Spark's worker deletes it when the application ends.
     */
    static Path scratch() {
        String folders = System.getenv("SPARK_EXECUTOR_DIRS");
        String first = folders == null || folders.isEmpty()
                ? System.getProperty("java.io.tmpdir")
                : folders.split(File.pathSeparator)[0];
        return Path.of(first);
    }

    /**
     * The paths of a bundle's elements on this worker, or nothing where the bundle has to be sent first.
     *
     * @param alwaysSent whether files at the same paths do not count
     */
    static Optional<List<String>> locate(Bundle bundle, boolean alwaysSent) throws IOException {
        synchronized (WorkerFiles.class) {
            List<String> known = KNOWN.get(bundle.id());
            if (known == null && !alwaysSent && isHere(bundle)) {
                known = bundle.elements().stream().map(Bundle.Element::path).toList();
            }
            if (known == null) {
                File sent = new File(SparkFiles.get(bundle.zipName()));
                if (!sent.isFile()) {
                    return Optional.empty();
                }
                Path folder = unpacked(bundle, sent);
                known = bundle.elements().stream()
                        .map(element -> folder.resolve(element.name()).toString())
                        .toList();
            }
            KNOWN.put(bundle.id(), known);
            return Optional.of(known);
        }
    }

    private static boolean isHere(Bundle bundle) throws IOException {
        for (Bundle.Item item : bundle.files()) {
            Path path = Path.of(item.path());
            if (!Files.isRegularFile(path)
                    || !Files.isReadable(path)
                    || Files.size(path) != item.size()
                    || !Bundle.sha256(path).equals(item.sha256())) {
                return false;
            }
        }
        return true;
    }

    /** Unpacks once for all executors of the application on this worker. */
    private static Path unpacked(Bundle bundle, File zip) throws IOException {
        Path folder = scratch().resolve(bundle.id());
        try (FileChannel channel = FileChannel.open(
                        scratch().resolve(bundle.id() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!held.isValid()) {
                throw new IOException("the lock of " + folder + " was lost");
            }
            if (Files.isDirectory(folder)) {
                return folder;
            }
            Path aside = scratch().resolve(bundle.id() + ".tmp");
            delete(aside);
            unzip(zip, aside);
            for (Bundle.Item item : bundle.files()) {
                Path file = aside.resolve(item.name());
                if (!Files.isRegularFile(file) || !Bundle.sha256(file).equals(item.sourceSha256())) {
                    throw new IOException(bundle.what() + " did not arrive whole: " + item.name()
                            + " is missing or differs. It may have changed since the search began: start it anew");
                }
            }
            Files.move(aside, folder);
        }
        return folder;
    }

    private static void unzip(File zip, Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        try (ZipFile source = new ZipFile(zip)) {
            Enumeration<? extends ZipEntry> entries = source.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path target = root.resolve(entry.getName()).normalize();
                if (!target.startsWith(root) || entry.isDirectory()) {
                    throw new IOException(entry.getName() + " does not belong into a bundle");
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = source.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
        }
    }

    /** Deletes a folder with all that is in it; nothing where there is none. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
