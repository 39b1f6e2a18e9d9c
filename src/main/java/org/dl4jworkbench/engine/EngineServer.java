package org.dl4jworkbench.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.engine.protocol.ActivationsRequest;
import org.dl4jworkbench.engine.protocol.EngineCommands;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.LatentRequest;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.engine.protocol.SaliencyRequest;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the workbench: hands every command to the training thread, or to the one that looks inside a run, and says when the process
 * may end.
 */
final class EngineServer implements EngineCommands {
    private static final Logger LOG = LoggerFactory.getLogger(EngineServer.class);

    private static final int SECONDS_TO_GET_READY = 2;

    private final DatasetCatalogue datasets;
    private final int cores;
    private final boolean tryThreads;
    private final CommandQueue commands = new CommandQueue();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile boolean done;
    private @Nullable EngineEvents events;
    private @Nullable RunWorker worker;
    private @Nullable Inspection inspection;
    private @Nullable WarmUp warmUp;
    private final CompletableFuture<Boolean> warm = new CompletableFuture<>();

    EngineServer(DatasetCatalogue datasets, int cores, boolean tryThreads) {
        this.datasets = datasets;
        this.cores = cores;
        this.tryThreads = tryThreads;
    }

    /** Before the connection starts to listen. */
    void tell(EngineEvents remote) {
        events = remote;
    }

    @Override
    public synchronized CompletableFuture<Boolean> warmUp() {
        if (isBusy() || warmUp != null) {
            return refuse(busy(""));
        }
        WarmUp work = new WarmUp(cores);
        warmUp = work;
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } finally {
                        warm.complete(true);
                    }
                },
                "warm-up");
        thread.setDaemon(true);
        thread.start();
        return warm;
    }

    /** Before a run's own work: two trainings at once would disturb each other's random numbers and threads. */
    private void awaitWarmUp(@Nullable WarmUp begun) {
        if (begun != null) {
            begun.hurry();
            warm.join();
        }
    }

    @Override
    public synchronized CompletableFuture<EngineInfo> train(String runDirectory) {
        EngineEvents remote = events;
        if (remote == null || isBusy()) {
            return refuse(busy(runDirectory));
        }
        CompletableFuture<EngineInfo> started = new CompletableFuture<>();
        RunWorker work = new RunWorker(
                new RunDirectory(Path.of(runDirectory)), datasets, remote, commands, cores, tryThreads, started);
        worker = work;
        WarmUp begun = warmUp;
        Thread thread = new Thread(
                () -> {
                    try {
                        awaitWarmUp(begun);
                        work.work();
                    } finally {
                        commands.close(noRun());
                        ended.complete(true);
                        done = true;
                    }
                },
                "training");
        thread.start();
        return started.exceptionallyCompose(EngineServer::refuse);
    }

    @Override
    public CompletableFuture<Boolean> pause() {
        return submit(work -> work.trainer().pause()).thenCompose(standing -> standing);
    }

    @Override
    public CompletableFuture<Boolean> resume() {
        return submit(work -> {
            work.trainer().resume();
            return true;
        });
    }

    @Override
    public CompletableFuture<Boolean> stop() {
        giveUpLater();
        return submit(work -> {
                    work.stop(null);
                    return true;
                })
                .thenCompose(accepted -> ended)
                .applyToEither(ended, stopped -> stopped);
    }

    /** Loading a large data set, or trying numbers of threads, looks at no command; it has nothing to save either. */
    private synchronized void giveUpLater() {
        RunWorker work = worker;
        if (work != null) {
            CompletableFuture.delayedExecutor(SECONDS_TO_GET_READY, TimeUnit.SECONDS)
                    .execute(() -> giveUp(work));
        }
    }

    private boolean giveUp(RunWorker work) {
        boolean now = work.giveUp();
        if (now) {
            LOG.info("Asked to stop before the training was under way: nothing was written");
            ended.complete(true);
            done = true;
        }
        return now;
    }

    @Override
    public CompletableFuture<Progress> progress() {
        return submit(work -> work.trainer().progress());
    }

    @Override
    public CompletableFuture<Boolean> shutdown() {
        if (inspecting() != null) {
            done = true;
            return CompletableFuture.completedFuture(true);
        }
        return stop().whenComplete((stopped, problem) -> done = true);
    }

    @Override
    public synchronized CompletableFuture<Boolean> inspect(String runDirectory, String scratch) {
        if (isBusy()) {
            return refuse(busy(runDirectory));
        }
        Inspection opened = new Inspection(new RunDirectory(Path.of(runDirectory)), datasets, Path.of(scratch));
        inspection = opened;
        return opened.ready().exceptionallyCompose(EngineServer::refuse);
    }

    @Override
    public CompletableFuture<List<String>> activations(ActivationsRequest request) {
        return ask(opened -> opened.activations(request));
    }

    @Override
    public CompletableFuture<String> latent(LatentRequest request) {
        return ask(opened -> opened.latent(request));
    }

    @Override
    public CompletableFuture<String> saliency(SaliencyRequest request) {
        return ask(opened -> opened.saliency(request));
    }

    @Override
    public CompletableFuture<List<LayerHealth>> health(String snapshot) {
        return ask(opened -> opened.health(snapshot));
    }

    private <T> CompletableFuture<T> ask(Function<Inspection, CompletableFuture<T>> question) {
        Inspection opened = inspecting();
        return opened == null
                ? refuse(new EngineException("no run is open to look inside", "engine", "Open one first"))
                : question.apply(opened).exceptionallyCompose(EngineServer::refuse);
    }

    private synchronized @Nullable Inspection inspecting() {
        return inspection;
    }

    private boolean isBusy() {
        return worker != null || inspection != null;
    }

    private static EngineException busy(String runDirectory) {
        return new EngineException("this engine works on a run already", runDirectory, "Start another");
    }

    private synchronized <T> CompletableFuture<T> submit(Function<RunWorker, T> command) {
        RunWorker work = worker;
        if (work == null) {
            return refuse(noRun());
        }
        return commands.submit(() -> command.apply(work)).exceptionallyCompose(EngineServer::refuse);
    }

    private static EngineException noRun() {
        return new EngineException("no run is in training", "engine", "Start one first");
    }

    /** The error's parts reach the other end: what, where and what to do; its stack stays in the engine's log. */
    private static <T> CompletableFuture<T> refuse(Throwable problem) {
        Throwable cause =
                problem.getCause() != null && problem instanceof CompletionException ? problem.getCause() : problem;
        List<String> parts = cause instanceof WorkbenchException known
                ? List.of(known.what(), known.where(), known.remedy())
                : List.of(String.valueOf(cause.getMessage()), "", "");
        return CompletableFuture.failedFuture(new ResponseErrorException(
                new ResponseError(ResponseErrorCode.RequestFailed, String.valueOf(cause.getMessage()), parts)));
    }

    /** Nobody will ask for it any more: stop with a checkpoint, or give up where that takes too long. */
    void endEarly(String reason, long limitSeconds) {
        Inspection opened = inspecting();
        if (opened != null) {
            opened.removeAnswers();
        }
        RunWorker work;
        synchronized (this) {
            work = worker;
        }
        if (work == null) {
            endWarmUp(limitSeconds);
        }
        if (work == null || done || giveUp(work)) {
            return;
        }
        try {
            commands.submit(() -> {
                        work.stop(reason);
                        return true;
                    })
                    .thenCompose(accepted -> ended)
                    .get(limitSeconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The run could not be stopped in order; its last checkpoint stays", e);
        }
    }

    /** It leaves nothing behind in the folder for temporary files. */
    private void endWarmUp(long limitSeconds) {
        WarmUp begun;
        synchronized (this) {
            begun = warmUp;
        }
        if (begun != null) {
            begun.hurry();
            try {
                warm.get(limitSeconds, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("Getting ready could not be ended in order", e);
            }
        }
    }

    /** Whether the process may end: the run is over and whoever waited for that has been told. */
    boolean isDone() {
        return done;
    }
}
