package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's figures come from.
 *
 * @param backend ND4J's backend, such as "CPU"
 * @param blas the BLAS library
 * @param oneDnnHelpers whether layers really use oneDNN
 * @param threads the number of threads the run computes with
 * @param classNames of the data, in the order of the labels; null in runs of before there were data sets of the user's own
 * @param step what made the training steps: Deeplearning4j's own layers, or a library and its version; null in runs of before there
 *     was a choice, which Deeplearning4j's layers made
 * @param dataWarning what the user should know of the data before trusting figures, such as files that were left out; null where there is
 *     nothing to say, and in runs of before it was kept
 * @param dataSha256 file name to SHA-256, of the files as they lie on the disk
 */
public record Provenance(
        String workbench,
        String deeplearning4j,
        String backend,
        String blas,
        boolean oneDnnHelpers,
        int threads,
        String java,
        String os,
        String cpu,
        @Nullable List<String> classNames,
        @Nullable String step,
        @Nullable String dataWarning,
        Map<String, String> dataSha256) {
    /** What {@link #step} says of Deeplearning4j's own layers. */
    public static final String BUILT_IN_LAYERS = "Deeplearning4j's own layers";

    public Provenance {
        classNames = classNames == null ? null : List.copyOf(classNames);
        dataSha256 = Map.copyOf(dataSha256);
    }

    /** Whether Deeplearning4j's own layers made the training steps. */
    @JsonIgnore
    public boolean isBuiltInLayers() {
        return stepInWords().equals(BUILT_IN_LAYERS);
    }

    /** What made the training steps, in words. */
    public String stepInWords() {
        return step == null ? BUILT_IN_LAYERS : step;
    }
}
