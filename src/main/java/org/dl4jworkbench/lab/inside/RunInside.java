package org.dl4jworkbench.lab.inside;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.rundir.FittedPreprocessing;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;

/**
 * What of a run is needed to look inside it: its network with shapes, its classes and its kept moments. What a run of an older version
 * does not hold is told as an error that says so.
 *
 * @param classNames in the order of the labels
 */
public record RunInside(RunDirectory directory, RunRecord record, NetworkSummary network, List<String> classNames) {
    private static final String AGAIN = "Train it again to see it";

    public RunInside {
        classNames = List.copyOf(classNames);
    }

    /** @param otherwise the names of the classes where the run's record does not say them; empty for numbers */
    public static RunInside open(RunDirectory directory, List<String> otherwise) {
        RunRecord record = directory.read();
        FittedPreprocessing fitted =
                directory.readPreprocessing().orElseThrow(() -> tooOld(directory, "its preprocessing was kept"));
        NetworkSummary network = NetworkSummary.of(
                fitted.output(),
                record.spec().network(),
                record.spec().network().outputs());
        Provenance provenance = record.provenance();
        List<String> names = provenance != null && provenance.classNames() != null
                ? provenance.classNames()
                : otherwise.isEmpty()
                        ? IntStream.range(0, record.spec().network().outputs())
                                .mapToObj(Integer::toString)
                                .toList()
                        : otherwise;
        requireFit(directory, network, names);
        return new RunInside(directory, record, network, names);
    }

    /** The files of a run's folder may come from two runs. */
    private static void requireFit(RunDirectory directory, NetworkSummary network, List<String> names) {
        try {
            network.requireFit();
        } catch (BadSpecException e) {
            throw new RunFolderException(
                    "the network does not fit what the run's preprocessing.json says: " + e.what(),
                    directory.record().toString(),
                    AGAIN,
                    e);
        }
        long outputs = outputs(network);
        if (names.size() != outputs) {
            throw new RunFolderException(
                    "names " + names.size() + " classes or predicted values, but the network has " + outputs
                            + " outputs",
                    directory.record().toString(),
                    AGAIN);
        }
    }

    private static long outputs(NetworkSummary network) {
        Shape last = network.layers().get(network.layers().size() - 1).output();
        return last == null ? 0 : last.size();
    }

    private static RunFolderException tooOld(RunDirectory run, String before) {
        return new RunFolderException("was made before " + before, run.name(), AGAIN);
    }

    /** A file of a snapshot that an older version did not write. */
    public RunFolderException missing(Snapshot snapshot, String what) {
        return new RunFolderException(
                "the snapshot of " + snapshot.moment().label() + " holds no " + what,
                directory.name(),
                "Runs of older versions keep fewer things, and some networks have none. " + AGAIN
                        + ", or choose another view");
    }

    /**
     * The snapshot of a moment.
     *
     * @param epoch null for the best one, or where that was not kept the last
     * @param iteration null for an epoch's
     */
    public Snapshot snapshot(@Nullable Integer epoch, @Nullable Long iteration) {
        List<Snapshot> all = directory.snapshots();
        if (all.isEmpty()) {
            throw new RunFolderException(
                    "holds no snapshot yet", directory.name(), "Train the run for at least one epoch");
        }
        if (iteration != null) {
            return find(all, snapshot -> snapshot.moment().iteration() == iteration, "iteration " + iteration);
        }
        if (epoch != null) {
            return find(all, snapshot -> snapshot.moment().epoch() == epoch, "epoch " + epoch);
        }
        int best = record.best() == null ? -1 : record.best().epoch();
        return all.stream()
                .filter(snapshot -> best >= 0 && snapshot.moment().epoch() == best)
                .findFirst()
                .orElse(all.get(all.size() - 1));
    }

    private Snapshot find(List<Snapshot> all, Predicate<Snapshot> wanted, String name) {
        return all.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new RunFolderException(
                        "kept no snapshot of " + name, directory.name(), "Kept are " + kept(all)));
    }

    /** "the epochs 0–20, 22, 24 and the iterations 5, 40". */
    private static String kept(List<Snapshot> all) {
        List<Long> epochs = all.stream()
                .filter(snapshot -> snapshot.moment().endsEpoch())
                .map(snapshot -> (long) snapshot.moment().epoch())
                .toList();
        List<Long> iterations = all.stream()
                .filter(snapshot -> !snapshot.moment().endsEpoch())
                .map(snapshot -> snapshot.moment().iteration())
                .toList();
        String first = epochs.isEmpty() ? "" : "the epochs " + ranges(epochs);
        String second = iterations.isEmpty() ? "" : "the iterations " + ranges(iterations);
        return first + (first.isEmpty() || second.isEmpty() ? "" : " and ") + second;
    }

    static String ranges(List<Long> ascending) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= ascending.size(); i++) {
            if (i == ascending.size() || ascending.get(i) != ascending.get(i - 1) + 1) {
                long first = ascending.get(from);
                long last = ascending.get(i - 1);
                parts.add(first == last ? Long.toString(first) : first + (last == first + 1 ? ", " : "–") + last);
                from = i;
            }
        }
        return String.join(", ", parts);
    }

    public Watched watched() {
        return directory
                .readWatched(record.spec().network().outputs())
                .orElseThrow(() -> tooOld(directory, "snapshots said which examples they speak of"));
    }

    public boolean isRegression() {
        int[] labels = watched().labels();
        return labels.length > 0 && labels[0] < 0;
    }

    /** What the network said at a moment; for a classification. */
    public WatchedPredictions predictions(Snapshot snapshot) {
        if (isRegression()) {
            throw new BadDataException(
                    "the run predicts numbers, not classes", directory.name(), "Use the view weights or features");
        }
        watched();
        return WatchedPredictions.read(
                        directory, snapshot, record.spec().network().outputs())
                .orElseThrow(() -> missing(snapshot, "predictions"));
    }

    /** All parameters at a moment, in the order of the layout. */
    public float[] weights(Snapshot snapshot) {
        return snapshot.readWeights(ParameterLayout.of(network).size()).orElseThrow(() -> missing(snapshot, "weights"));
    }

    /** A layer by its number in the table of layers, from 1. */
    public NetworkSummary.Layer layer(int number) {
        int count = network.layers().size();
        if (number < 1 || number > count) {
            throw new BadDataException(
                    "there is no layer " + number, directory.name(), "The layers are numbered from 1 to " + count);
        }
        return network.layers().get(number - 1);
    }

    /** An example by its place among the watched ones. */
    public int example(int number) {
        int count = watched().count();
        if (number < 0 || number >= count) {
            throw new BadDataException(
                    "there is no example " + number,
                    directory.name(),
                    "The watched examples are numbered from 0 to " + (count - 1));
        }
        return number;
    }

    /** What each layer is called: "Convolution 2"; without a number where there is only one of its kind. */
    public String name(int layer) {
        return names(network).get(layer);
    }

    /** The names of all layers, see {@link #name}. */
    public static List<String> names(NetworkSummary network) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (NetworkSummary.Layer layer : network.layers()) {
            counts.merge(layer.spec().label(), 1, Integer::sum);
        }
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (NetworkSummary.Layer layer : network.layers()) {
            LayerSpec spec = layer.spec();
            int number = seen.merge(spec.label(), 1, Integer::sum);
            names.add(counts.getOrDefault(spec.label(), 0) > 1 ? spec.label() + " " + number : spec.label());
        }
        return names;
    }
}
