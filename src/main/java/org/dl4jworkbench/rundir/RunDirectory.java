package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.jspecify.annotations.Nullable;

/**
 * One run on the disk: where its files lie, and how {@code run.json} is read and written. The methods that give a path throw a
 * {@link RunFolderException} where it leads through a link, see {@link PlainFiles}.
 *
 * @param path the run's folder
 */
public record RunDirectory(Path path) {
    private static final Set<String> REMAINS = Set.of("epochs.csv", "engine.lock", "preprocessing.json", "watched.npy");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** Makes a new folder below {@code runs}, named by time, assignment and preset, with its {@code run.json}. */
    public static RunDirectory create(Path runs, RunSpec spec, Instant now, @Nullable Path dataFolder) {
        return create(runs, spec, spec.preset(), now, dataFolder);
    }

    /** The same, named by another label than the preset. */
    public static RunDirectory create(Path runs, RunSpec spec, String label, Instant now, @Nullable Path dataFolder) {
        String name = folderName(now, spec.assignment(), label);
        try {
            Files.createDirectories(runs);
            for (int attempt = 1; ; attempt++) {
                Path folder = runs.resolve(attempt == 1 ? name : name + "_" + attempt);
                try {
                    Files.createDirectory(folder);
                } catch (FileAlreadyExistsException e) {
                    if (attempt < 1000) {
                        continue;
                    }
                    throw e;
                }
                RunDirectory run = new RunDirectory(folder);
                wholeOrNot(
                        folder,
                        () -> write(
                                run.record(),
                                RunRecord.created(
                                        spec,
                                        now,
                                        dataFolder == null
                                                ? null
                                                : dataFolder
                                                        .toAbsolutePath()
                                                        .normalize()
                                                        .toString())));
                return run;
            }
        } catch (IOException e) {
            throw new RunFolderException(
                    "the run's folder cannot be made (" + e + ")",
                    runs.toString(),
                    "Choose a folder that you can write to, with room on the disk",
                    e);
        }
    }

    /** Writes the first file into a new folder; on a full disk the empty folder goes again. */
    public static void wholeOrNot(Path folder, Runnable first) throws IOException {
        try {
            first.run();
        } catch (RunFolderException e) {
            Files.deleteIfExists(folder);
            throw e;
        }
    }

    /** A folder's name: the local time, and words in letters, digits, dots and hyphens. */
    public static String folderName(Instant now, String assignment, String label) {
        return STAMP.format(now) + "_" + words(assignment) + "_" + words(label);
    }

    private static String words(String text) {
        return text.replaceAll("[^A-Za-z0-9.-]+", "-");
    }

    public String name() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    public Path record() {
        return below("run.json");
    }

    /** Loss of every minibatch, see {@link MetricsCsv}. */
    public Path metrics() {
        return below("metrics.csv");
    }

    /** One row per evaluated epoch, see {@link EpochsCsv}. */
    public Path epochs() {
        return below("epochs.csv");
    }

    /** The snapshots of one epoch. */
    public Path epoch(int number) {
        return below("epochs", String.format(Locale.ROOT, "%04d", number));
    }

    /** The confusion matrix of an epoch and split: int32 {@code .npy}, rows = actual class, columns = predicted. */
    public Path confusion(int epoch, SplitName split) {
        return afterEpoch(epoch).confusion(split);
    }

    /**
     * What the network said of the examples of a split after an epoch: float32 {@code .npy}, a row for each example (ascending, as
     * in {@code Split}), a column for each class (probabilities) or predicted value. The test split's, and of a run with a fold the
     * validation split's; runs of older versions kept those of a classification for the best and the last epoch only.
     */
    public Path predictions(int epoch, SplitName split) {
        return PlainFiles.below(epoch(epoch), "predictions-" + split.token() + ".npy");
    }

    /**
     * The fitted curve of a regression with one input column after an epoch: float32 {@code .npy}, rows of x and the predictions
     * for it, x evenly from the smallest to the largest of all points, in the units of the file.
     */
    public Path curve(int epoch) {
        return afterEpoch(epoch).curve();
    }

    /** What was fitted on the training split before the first epoch, see {@link FittedPreprocessing}. */
    public Path preprocessing() {
        return below("preprocessing.json");
    }

    /** Reads {@code preprocessing.json}; empty where there is none, as in runs of older versions. */
    public Optional<FittedPreprocessing> readPreprocessing() {
        if (!Files.exists(preprocessing())) {
            return Optional.empty();
        }
        return Optional.of(RecordFile.json(
                preprocessing(),
                FittedPreprocessing.class,
                RecordFile.USUAL,
                "Resume the run to write it anew",
                RunFolderException::new));
    }

    /** Which examples the snapshots speak of: int32 {@code .npy}, rows of index in the test file and label (−1 in a regression). */
    public Path watched() {
        return below("watched.npy");
    }

    /** Reads {@code watched.npy}; empty where there is none, as in runs of older versions. */
    public Optional<Watched> readWatched() {
        if (!Files.exists(watched())) {
            return Optional.empty();
        }
        return Optional.of(Watched.read(watched()));
    }

    /**
     * The same, with labels that are classes of the run, or −1 throughout.
     *
     * @param classes outputs of the run's network
     */
    public Optional<Watched> readWatched(int classes) {
        Optional<Watched> found = readWatched();
        found.filter(Watched::hasClasses).ifPresent(examples -> examples.requireClasses(classes, watched()));
        return found;
    }

    public void write(Watched content) throws IOException {
        requireThere();
        content.write(watched());
    }

    /** The snapshot of a moment, whether or not it was kept. */
    public Snapshot snapshot(Moment moment) {
        return new Snapshot(moment.endsEpoch() ? epoch(moment.epoch()) : iteration(moment.iteration()), moment);
    }

    private Snapshot afterEpoch(int epoch) {
        return snapshot(Moment.afterEpoch(epoch, -1));
    }

    /** The snapshot of a single iteration. */
    public Path iteration(long number) {
        return below("iterations", String.format(Locale.ROOT, "%08d", number));
    }

    /** The snapshots that were kept, in the order of training: those of epochs and those of chosen iterations. */
    public List<Snapshot> snapshots() {
        List<Snapshot> found = new ArrayList<>();
        for (int epoch : snapshotEpochs()) {
            Snapshot plain = snapshot(Moment.afterEpoch(epoch, -1));
            found.add(plain.readRecord()
                    .map(content -> new Snapshot(plain.folder(), content.moment()))
                    .orElse(plain));
        }
        for (long iteration : snapshotIterations()) {
            // Without a record the snapshot was not finished, and there is no telling where it belongs.
            Snapshot plain = snapshot(new Moment(-1, iteration, 0));
            plain.readRecord().ifPresent(content -> found.add(new Snapshot(plain.folder(), content.moment())));
        }
        found.sort(Comparator.comparing(Snapshot::moment));
        return List.copyOf(found);
    }

    /** The epochs that hold snapshots, ascending. */
    public List<Integer> snapshotEpochs() {
        return numbers(below("epochs")).stream().map(Long::intValue).toList();
    }

    /** The iterations that hold snapshots of their own, ascending. */
    public List<Long> snapshotIterations() {
        return numbers(below("iterations"));
    }

    private static List<Long> numbers(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(entry -> entry.matches("\\d{4,9}"))
                    .map(Long::parseLong)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RunFolderException("cannot be listed (" + e + ")", folder.toString(), "", e);
        }
    }

    public Path lastCheckpoint() {
        return below("checkpoints", "last.zip");
    }

    public Path bestCheckpoint() {
        return below("checkpoints", "best.zip");
    }

    /** The network of the last epoch, with early stopping of the best one; plain Deeplearning4j opens it. */
    public Path model() {
        return below("model.zip");
    }

    /** What the user says of the run, see {@link RunNotes}; not there while nothing is said. */
    public Path notes() {
        return below("notes.json");
    }

    /** Reads {@code notes.json}. */
    public RunNotes readNotes() {
        if (!Files.exists(notes())) {
            return RunNotes.NONE;
        }
        return RecordFile.json(
                notes(),
                RunNotes.class,
                RecordFile.USUAL,
                "Fix the file, or delete it: tags, note and star of this run are lost then",
                RunFolderException::new);
    }

    /** Writes {@code notes.json} atomically; an engine may be at work on the run. */
    public void write(RunNotes content) {
        replace(notes(), content);
    }

    public Path engineLog() {
        return below("engine.log");
    }

    /** Whether the folder is a run's: it has a record, whatever that holds. */
    public boolean exists() {
        return Files.exists(path.resolve("run.json"), LinkOption.NOFOLLOW_LINKS);
    }

    /** Refuses a run with links anywhere in its folder; to be asked before an engine or this process writes into it. */
    public void requireNoLinks() {
        PlainFiles.requireOnly(path);
    }

    /** No path of a run leads through a link, see {@link PlainFiles}. */
    private Path below(String... names) {
        return PlainFiles.below(path, names);
    }

    /**
     * To be called before anything is written into the folder of a run that was at work.
     *
     * @throws RunFolderException where the folder was deleted meanwhile: what is written would bring back a part of it
     */
    public void requireThere() {
        if (!exists()) {
            throw new RunFolderException(
                    "the run's folder was deleted",
                    path.toString(),
                    "Nothing more of the run is written; start it again");
        }
    }

    /**
     * Removes what was written while somebody deleted the folder: it kept the folder from going, and says nothing without its record. A
     * folder that still holds a record, a checkpoint or anything else stays as it is.
     */
    public void removeRemains() throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> remains;
        try (Stream<Path> entries = Files.list(path)) {
            remains = entries.toList();
        }
        if (remains.stream().allMatch(RunDirectory::saysNothingAlone)) {
            for (Path file : remains) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        }
    }

    private static boolean saysNothingAlone(Path file) {
        return REMAINS.contains(String.valueOf(file.getFileName())) || AtomicFiles.isAside(file);
    }

    /** Reads {@code run.json}. */
    public RunRecord read() {
        return RecordFile.json(
                record(),
                RunRecord.class,
                RecordFile.USUAL,
                "Restore the run's record, or delete the run's folder",
                RunFolderException::new);
    }

    /** {@link #read()}, or empty where the folder holds no readable record. */
    public Optional<RunRecord> tryRead() {
        try {
            return Optional.of(read());
        } catch (RunFolderException e) {
            return Optional.empty();
        }
    }

    /** Writes {@code run.json} atomically; a folder that was deleted does not come back. */
    public void write(RunRecord content) {
        replace(record(), content);
    }

    /** Writes {@code preprocessing.json} atomically. */
    public void write(FittedPreprocessing content) {
        replace(preprocessing(), content);
    }

    private void replace(Path file, Object content) {
        requireThere();
        try {
            write(file, content);
        } catch (RunFolderException e) {
            // It may have been deleted in this very moment.
            requireThere();
            throw e;
        }
    }

    private static void write(Path file, Object content) {
        try {
            AtomicFiles.writeInExisting(file, out -> out.write(Json.MAPPER.writeValueAsBytes(content)));
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be written (" + e + ")", file.toString(), "Check the rights and the room on the disk", e);
        }
    }
}
