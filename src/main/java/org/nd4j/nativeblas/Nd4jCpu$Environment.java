package org.nd4j.nativeblas;

/**
 * Brings the oneDNN helpers of Deeplearning4j's layers to life: M2.1's {@code BaseMKLDNNHelper.mklDnnEnabled()} looks for a
 * class of this name, which M2.1 itself moved elsewhere, and without it takes oneDNN for absent. The name, dollar sign
 * included, is what it looks for by reflection; nothing calls this class from source.
 */
public final class Nd4jCpu$Environment {
    private static final Nd4jCpu$Environment INSTANCE = new Nd4jCpu$Environment();

    private Nd4jCpu$Environment() {}

    public static Nd4jCpu$Environment getInstance() {
        return INSTANCE;
    }

    /** Whether ND4J's native library was built with oneDNN; the engine finds out when it starts. */
    public boolean isUseMKLDNN() {
        return Boolean.getBoolean(ONE_DNN_BUILD);
    }

    /** System property that the engine sets to true when the loaded native library is a oneDNN build. */
    public static final String ONE_DNN_BUILD = "workbench.onednn";
}
