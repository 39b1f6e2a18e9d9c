package org.dl4jworkbench.ui.assignment.layers;

import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a run hold of one moment.
 *
 * @param titles of the network's layers
 * @param weights all parameters; null where the snapshot kept none
 * @param histograms of the blocks of {@link #layout()}; empty where the snapshot kept none
 * @param answers what the network said of the watched examples; null where that was not kept, as in a regression
 * @param anyWeights whether any snapshot of the run kept weights
 */
record LayersContent(
        RunData run,
        Moment moment,
        NetworkSummary network,
        ParameterLayout layout,
        List<LayerTitle> titles,
        float @Nullable [] weights,
        List<Histogram> histograms,
        @Nullable WatchedPredictions answers,
        boolean anyWeights) {
    /** Reads them; not for the JavaFX thread. */
    static LayersContent read(RunData run, Moment moment, NetworkSummary network, boolean classes) {
        Snapshot snapshot = run.directory().snapshot(moment);
        int outputs = run.spec().network().outputs();
        Optional<float[]> weights = snapshot.readWeights(Npy.Form.ANY);
        ParameterLayout layout = ParameterLayout.of(network);
        return new LayersContent(
                run,
                moment,
                network,
                layout,
                LayerTitle.of(network),
                weights.filter(each -> each.length == layout.size()).orElse(null),
                snapshot.readHistograms().orElse(List.of()),
                classes
                        ? WatchedPredictions.read(run.directory(), snapshot, outputs)
                                .orElse(null)
                        : null,
                weights.isPresent()
                        || run.directory().snapshots().stream()
                                .anyMatch(each -> java.nio.file.Files.exists(each.weights())));
    }

    /** The network's convolutions. */
    List<LayerTitle> convolutions() {
        return titles.stream()
                .filter(title -> network.layers().get(title.index()).spec() instanceof LayerSpec.Convolution)
                .toList();
    }

    /** The layers that keep numbers. */
    List<LayerTitle> withParameters() {
        return titles.stream()
                .filter(title -> !layout.ofLayer(title.index()).isEmpty())
                .toList();
    }

    /** What a layer is given. */
    Shape inputOf(int layer) {
        Shape before = layer == 0 ? null : network.layers().get(layer - 1).output();
        return before == null ? network.input() : before;
    }
}
