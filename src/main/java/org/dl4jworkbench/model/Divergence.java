package org.dl4jworkbench.model;

/**
 * A training whose numbers became NaN or infinite. Resumed it would do the same again, because a resumed training is bit for bit the one
 * that went on: only other settings help.
 */
public final class Divergence {
    /** What to do. */
    public static final String REMEDY = "Start a new run with a smaller learning rate or another initialisation";

    /** In the reason of every run that ended so, also of older versions. */
    private static final String WORDS = "the training diverged";

    private Divergence() {}

    /**
     * The error that ends the training.
     *
     * @param what such as "the loss became NaN"
     * @param where iteration and epoch
     */
    public static EngineException of(String what, String where) {
        return new EngineException(what + ": " + WORDS, where, REMEDY);
    }

    /** Whether that is how a run ended. */
    public static boolean ended(RunRecord record) {
        return record.status() == RunStatus.FAILED
                && record.reason() != null
                && record.reason().contains(WORDS);
    }
}
