package org.dl4jworkbench.lab.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dl4jworkbench.data.download.SafeArchive;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;

/** A run's folder as one zip, for its way to an executor and back. */
final class RunArchive {
    private static final String RECORD = "run.json";
    private static final String LOCK = "engine.lock";
    /** Where what came back lies until it is whole. */
    private static final String ARRIVED = ".arrived";

    /** Unpacked; a run's snapshots and checkpoints of the largest network take a tenth of that. */
    private static final long MOST_BYTES = 64L << 30;

    private RunArchive() {}

    /** Packs everything but the lock. */
    static void pack(RunDirectory run, Path zip) throws IOException {
        pack(run, zip, Set.of());
    }

    /**
     * Packs everything but the lock, and where that is too much leaves snapshots out: first those between the first, the best and the last
     * one, then all.
     *
     * @param limit of the zip, in bytes
     * @return how many snapshots were left out
     */
    static int pack(RunDirectory run, Path zip, long limit) throws IOException {
        pack(run, zip, Set.of());
        int leftOut = 0;
        for (boolean keepSome : List.of(true, false)) {
            if (Files.size(zip) > limit) {
                Set<Path> without = snapshots(run, keepSome);
                leftOut = without.size();
                pack(run, zip, without);
            }
        }
        return leftOut;
    }

    /** The folders of the run's snapshots, or of those besides the first, the best and the last. */
    private static Set<Path> snapshots(RunDirectory run, boolean keepSome) {
        List<Snapshot> all = run.snapshots();
        EpochResult best = run.read().best();
        Set<Path> folders = new HashSet<>();
        for (int k = 0; k < all.size(); k++) {
            Snapshot snapshot = all.get(k);
            boolean kept = k == 0
                    || k == all.size() - 1
                    || (best != null && snapshot.moment().epoch() == best.epoch());
            if (!keepSome || !kept) {
                folders.add(snapshot.folder());
            }
        }
        return folders;
    }

    private static void pack(RunDirectory run, Path zip, Set<Path> without) throws IOException {
        Path root = run.path();
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream target = new ZipOutputStream(out)) {
            target.setLevel(Deflater.BEST_SPEED);
            for (Path file : files(root)) {
                Path name = root.relativize(file);
                if (isOwn(name.getName(0)) || without.contains(file.getParent())) {
                    continue;
                }
                target.putNextEntry(new ZipEntry(name.toString().replace('\\', '/')));
                Files.copy(file, target);
                target.closeEntry();
            }
        }
    }

    /** What belongs to the machine, not to the run. */
    private static boolean isOwn(Path top) {
        return top.toString().equals(LOCK) || top.toString().equals(ARRIVED);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            // A link would send what it points to.
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Unpacks into a folder, which is made.
     *
     * @throws org.dl4jworkbench.model.BadDataException where an entry would leave the folder, is a link, or all of it is far more than a run
     */
    static void unpack(Path zip, Path folder) throws IOException {
        new SafeArchive(zip, MOST_BYTES).unpackInto(folder);
    }

    /**
     * Puts what came back in the place of the run's folder: unpacked beside it, then moved file by file, the record last, so that a run whose
     * record tells an end is whole. To be called with the run's lock.
     */
    static void replace(RunDirectory run, Path zip) throws IOException {
        run.requireThere();
        Path arrived = run.path().resolve(ARRIVED);
        delete(arrived);
        unpack(zip, arrived);
        if (!Files.isRegularFile(arrived.resolve(RECORD))) {
            throw new IOException("there is no " + RECORD + " in what came back");
        }
        try (Stream<Path> old = Files.list(run.path())) {
            for (Path path : old.toList()) {
                Path name = Objects.requireNonNull(path.getFileName());
                if (!isOwn(name) && !name.toString().equals(RECORD)) {
                    delete(path);
                }
            }
        }
        try (Stream<Path> fresh = Files.list(arrived)) {
            for (Path path : fresh.toList()) {
                Path name = Objects.requireNonNull(path.getFileName());
                if (!name.toString().equals(RECORD)) {
                    Files.move(path, run.path().resolve(name));
                }
            }
        }
        Files.move(
                arrived.resolve(RECORD),
                run.record(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.delete(arrived);
    }

    /** Deletes a file or a folder with all that is in it; nothing where there is none. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.deleteIfExists(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
