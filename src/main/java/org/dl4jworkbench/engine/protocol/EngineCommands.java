package org.dl4jworkbench.engine.protocol;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/**
 * What an engine process is asked to do. An engine either trains a run or looks inside one, whichever it is asked first. Each answer arrives when the command has taken effect; commands during training are
 * served between two minibatches. A refused command completes with an error whose message is meant for the user.
 */
public interface EngineCommands extends InspectionCommands {
    /**
     * Trains the run of a directory that holds a {@code run.json}; where it holds a checkpoint, from there.
     *
     * @param runDirectory an absolute path
     * @return done when training is under way
     */
    @JsonRequest
    CompletableFuture<EngineInfo> train(String runDirectory);

    /**
     * Loads and tries out what a training uses, for a run that comes later.
     *
     * @return done when the engine is as quick as it will get
     */
    @JsonRequest
    CompletableFuture<Boolean> warmUp();

    /** Pauses after the minibatch in work and writes a checkpoint. */
    @JsonRequest
    CompletableFuture<Boolean> pause();

    @JsonRequest
    CompletableFuture<Boolean> resume();

    /** Ends the training after the minibatch in work; checkpoints and {@code model.zip} are written before the answer. */
    @JsonRequest
    CompletableFuture<Boolean> stop();

    /** Answers as soon as the training thread is between two minibatches: how long it takes is the engine's latency. */
    @JsonRequest
    CompletableFuture<Progress> progress();

    /** Ends the process. A run in training is stopped first, with a checkpoint. */
    @JsonRequest
    CompletableFuture<Boolean> shutdown();
}
