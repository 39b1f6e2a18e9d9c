package org.dl4jworkbench.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.PlainFiles;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A run that is looked into: its data, preprocessed as its training sees them, and its network with the parameters of the snapshot
 * asked for last. Reads the run's directory and writes nothing there. Used by one thread.
 */
final class InspectedRun {
    private static final Pattern SNAPSHOT = Pattern.compile("(epochs|iterations)/\\d{4,9}");

    private final RunDirectory run;
    private final RunSpec spec;
    private final Dataset dataset;
    private final Shape drawn;
    private final List<PreprocessingStep> onDrawings;
    private final TrainingData data;
    private final InspectedNetwork network;
    private @Nullable Loaded loaded;

    /** What the network's parameters were read from, and the state of that file. */
    private record Loaded(String snapshot, FileTime written) {}

    /**
     * Splits and fits the data, which can take a second.
     *
     * @param dataset that of the spec, with its crop and resize done
     * @param listing what the catalogue says of it
     */
    InspectedRun(RunDirectory run, RunSpec spec, Dataset dataset, DatasetListing listing) {
        this.run = run;
        this.spec = spec;
        this.dataset = dataset;
        Shape files = listing.sizesDiffer() ? null : listing.shape();
        this.drawn = files == null ? dataset.shape() : files;
        List<PreprocessingStep> steps = spec.data().preprocessing();
        this.onDrawings = files == null || steps == null ? List.of() : steps;
        this.data = new TrainingData(spec, dataset);
        run.readWatched().ifPresent(this::requireSame);
        this.network = new InspectedNetwork(spec, data.summary());
    }

    /** The files of a data set's name may be others than those that the run was trained with. */
    private void requireSame(Watched watched) {
        boolean same = Arrays.equals(watched.examples(), watched());
        if (same && dataset.test() instanceof LabelledImages images) {
            int[] labels = Arrays.stream(watched()).map(images::label).toArray();
            same = Arrays.equals(watched.labels(), labels);
        }
        if (!same) {
            throw new BadDataException(
                    "its test examples are not those that the run was tested on",
                    dataset.title() + " (" + dataset.origin() + ")",
                    "Restore the data set's files, or train the run again");
        }
    }

    /** The watched examples: each one's index in the test file. */
    int[] watched() {
        return data.indices(SplitName.TEST);
    }

    /** Whether the examples are rows of numbers. */
    boolean isTable() {
        return dataset.test() instanceof NumberTable;
    }

    /** The network's own summary, whatever its parameters. */
    InspectedNetwork network() {
        return network;
    }

    /**
     * The network with the parameters of a snapshot.
     *
     * @param snapshot the snapshot's folder, relative to the run's directory
     */
    InspectedNetwork at(String snapshot) {
        if (!SNAPSHOT.matcher(snapshot).matches()) {
            throw new EngineException("is no snapshot's folder", snapshot, "Name one such as epochs/0012");
        }
        String[] names = snapshot.split("/", -1);
        Path folder = PlainFiles.below(run.path(), names);
        Path file = PlainFiles.below(folder, "weights.npy");
        try {
            FileTime written = Files.getLastModifiedTime(file);
            Loaded wanted = new Loaded(snapshot, written);
            if (!wanted.equals(loaded)) {
                float[][] rows = Npy.readFloats(file, Npy.Form.anything().rows(1));
                loaded = null;
                network.load(rows[0], file.toString());
                loaded = wanted;
            }
        } catch (java.io.IOException | org.dl4jworkbench.model.RunFolderException e) {
            if (Files.exists(file)) {
                throw new EngineException("cannot be read (" + e.getMessage() + ")", file.toString(), "", e);
            }
            throw missing(folder, e);
        }
        return network;
    }

    private EngineException missing(Path folder, Exception cause) {
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve("snapshot.json"))) {
            return new EngineException(
                    "this run was made before snapshots held the network's weights",
                    run.name(),
                    "Train it again to look inside",
                    cause);
        }
        return new EngineException(
                "this snapshot is no longer kept",
                run.name() + ", " + run.path().relativize(folder),
                "Choose another epoch",
                cause);
    }

    /** Watched examples as the network takes them; valid until the next call with as many. */
    INDArray features(int[] places, int from, int to) {
        int[] watched = watched();
        int[] examples =
                Arrays.stream(places, from, to).map(place -> watched[place]).toArray();
        return data.batches(SplitName.TEST).gather(examples, 0, examples.length).features();
    }

    /** One input as the network takes it. */
    INDArray features(InspectedInput input) {
        Integer example = input.example();
        int[] drawing = input.drawing();
        double[] values = input.values();
        if (example != null) {
            if (example < 0 || example >= watched().length) {
                throw new EngineException(
                        "there is no watched example " + example,
                        run.name(),
                        "They are numbered from 0 to " + (watched().length - 1));
            }
            return features(new int[] {example}, 0, 1).dup();
        }
        if (drawing != null) {
            return data.batchesOf(picture(drawing)).gather(new int[] {0}, 0, 1).features();
        }
        if (values != null) {
            return data.batchesOf(table(values)).gather(new int[] {0}, 0, 1).features();
        }
        throw new EngineException("there is nothing to pass through the network", run.name(), "Name an example");
    }

    private LabelledImages picture(int[] pixels) {
        if (isTable() || pixels.length != drawn.size()) {
            throw new EngineException(
                    "a drawing of " + pixels.length + " values does not fit " + dataset.title(),
                    run.name(),
                    isTable() ? "Give the values of its columns" : "Give " + drawn + " = " + drawn.size() + " of them");
        }
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.max(0, Math.min(255, pixels[i]));
        }
        List<Integer> sides = drawn.dimensions();
        LabelledImages picture = new LabelledImages(sides.get(0), sides.get(1), sides.get(2), bytes, new byte[1]);
        return picture.cutToSize(onDrawings);
    }

    private NumberTable table(double[] values) {
        if (!(dataset.test() instanceof NumberTable table)
                || values.length != table.inputNames().size()) {
            throw new EngineException(
                    values.length + " values do not fit " + dataset.title(),
                    run.name(),
                    isTable()
                            ? "Give one for each of its columns: "
                                    + String.join(", ", ((NumberTable) dataset.test()).inputNames())
                            : "Give a picture");
        }
        float[] inputs = new float[values.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) values[i];
        }
        return new NumberTable(
                table.inputNames(),
                table.targetNames(),
                inputs,
                new float[table.targetNames().size()]);
    }

    /** The mean of each value that the network takes, over the watched examples. */
    float[] columnMeans() {
        int[] places = LayerOutputs.everyNth(watched().length, Integer.MAX_VALUE);
        return LayerOutputs.flat(features(places, 0, places.length).mean(0));
    }

    /** The run, as messages name it. */
    String name() {
        return run.name();
    }
}
