package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Shape;

/** Changes of the list of layers; each gives a new spec. Layers are numbered from 0. */
final class LayerEdits {
    private LayerEdits() {}

    static RunSpec insert(RunSpec spec, int index, LayerSpec layer) {
        return edited(spec, layers -> layers.add(index, layer));
    }

    /** Leaves the spec as it is where only one layer is left: a network needs one. */
    static RunSpec remove(RunSpec spec, int index) {
        return size(spec) == 1 ? spec : edited(spec, layers -> layers.remove(index));
    }

    /** Puts a copy of a layer below it. */
    static RunSpec duplicate(RunSpec spec, int index) {
        return edited(spec, layers -> layers.add(index + 1, layers.get(index)));
    }

    /** Takes a layer out and puts it where it then stands at {@code to}. */
    static RunSpec move(RunSpec spec, int from, int to) {
        int target = Math.max(0, Math.min(size(spec) - 1, to));
        return edited(spec, layers -> layers.add(target, layers.remove(from)));
    }

    /** Where an added layer goes: below the selected one, but above the output layer. */
    static int placeForNew(RunSpec spec, int selected) {
        List<LayerSpec> layers = spec.network().layers();
        int below = selected < 0 ? layers.size() : selected + 1;
        boolean endsInOutput = layers.get(layers.size() - 1) instanceof LayerSpec.Output;
        return Math.min(below, endsInOutput ? layers.size() - 1 : layers.size());
    }

    /**
     * Where an added layer goes that needs a picture: as {@link #placeForNew}, but not below the last place that a picture
     * reaches.
     */
    static int placeForPicture(RunSpec spec, int selected, NetworkSummary summary) {
        int reached = 0;
        while (reached < summary.layers().size()) {
            Shape output = summary.layers().get(reached).output();
            if (output == null || !output.isPicture()) {
                break;
            }
            reached++;
        }
        return Math.min(placeForNew(spec, selected), reached);
    }

    private static int size(RunSpec spec) {
        return spec.network().layers().size();
    }

    private static RunSpec edited(RunSpec spec, Consumer<List<LayerSpec>> edit) {
        List<LayerSpec> layers = new ArrayList<>(spec.network().layers());
        edit.accept(layers);
        return spec.withNetwork(new NetworkSpec(layers, spec.network().initialisation()));
    }
}
