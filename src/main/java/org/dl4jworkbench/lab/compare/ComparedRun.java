package org.dl4jworkbench.lab.compare;

import java.util.List;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;

/**
 * One run beside others.
 *
 * @param epochs evaluated so far, ascending
 * @param label tells it from all others of the comparison
 * @param colour an index into the palette
 * @param group which of the comparison's groups it belongs to, from 0
 */
public record ComparedRun(
        RunDirectory directory,
        RunRecord record,
        RunNotes notes,
        List<EpochResult> epochs,
        String label,
        int colour,
        int group) {
    public ComparedRun {
        epochs = List.copyOf(epochs);
    }

    public RunSpec spec() {
        return record.spec();
    }

    /** The loss of the network's output. */
    public Loss loss() {
        List<LayerSpec> layers = spec().network().layers();
        return layers.get(layers.size() - 1) instanceof LayerSpec.Output output ? output.loss() : Loss.CROSS_ENTROPY;
    }

    /** As its figures say; a network without a figure yet is taken for what its loss is usual for. */
    public Task task() {
        boolean classes = epochs.isEmpty()
                ? loss() == Loss.CROSS_ENTROPY
                : epochs.get(0).train().accuracy() != null;
        return classes ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    /** In the order of the labels: as the run was trained with, else numbers. */
    public List<String> classNames() {
        Provenance provenance = record.provenance();
        return provenance != null && provenance.classNames() != null
                ? provenance.classNames()
                : IntStream.range(0, spec().network().outputs())
                        .mapToObj(Integer::toString)
                        .toList();
    }
}
