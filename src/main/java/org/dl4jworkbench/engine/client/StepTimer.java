package org.dl4jworkbench.engine.client;

/** Times training steps; tests hand in a clock of their own. */
public interface StepTimer {
    /**
     * Takes the request's seconds and some more; not for the JavaFX thread.
     *
     * @throws org.dl4jworkbench.model.EngineException where no figure came of it, also after {@link #cancel()}
     */
    BenchAnswer measure(BenchRequest request);

    /** Ends the measuring under way, and lets none begin any more. From any thread. */
    void cancel();
}
