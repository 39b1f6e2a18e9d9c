package org.dl4jworkbench.lab.inside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.dl4jworkbench.engine.client.InspectingEngine;
import org.dl4jworkbench.engine.protocol.ActivationsRequest;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.engine.protocol.InspectionCommands;
import org.dl4jworkbench.engine.protocol.LatentRequest;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.engine.protocol.SaliencyRequest;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.inside.LayerActivations.Activation;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Asks an engine process of its own, which is started with the first question and ends when nothing has been asked for some minutes. An
 * engine that dies fails the questions under way; the next question starts another.
 */
public final class EngineInspector implements Inspector {
    private static final long IDLE_MINUTES = 5;

    private final RunDirectory run;
    private final Places places;
    private final @Nullable Path dataFolder;
    private final long idleMillis;
    private final ScheduledExecutorService thread;
    private @Nullable CompletableFuture<InspectingEngine> engine;
    private @Nullable ScheduledFuture<?> idle;
    private int underWay;
    private boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param dataFolder searched for data sets first where the run names no folder of its own; or null
     */
    public EngineInspector(RunDirectory run, Places places, @Nullable Path dataFolder) {
        this(run, places, dataFolder, TimeUnit.MINUTES.toMillis(IDLE_MINUTES));
    }

    EngineInspector(RunDirectory run, Places places, @Nullable Path dataFolder, long idleMillis) {
        this.run = run;
        this.places = places;
        this.dataFolder = dataFolder;
        this.idleMillis = idleMillis;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "inspector");
            made.setDaemon(true);
            return made;
        });
    }

    /** Reads an answer, on the inspector's thread. */
    private interface Reading<A, T> {
        T read(InspectingEngine asked, A answer);
    }

    @Override
    public synchronized void prepare() {
        if (!closed) {
            engine();
            rest();
        }
    }

    @Override
    public CompletableFuture<LayerActivations> activations(Moment moment, InspectedInput input) {
        ActivationsRequest request = new ActivationsRequest(snapshot(moment), input);
        return ask(commands -> commands.activations(request), this::activations);
    }

    private LayerActivations activations(InspectingEngine asked, List<String> files) {
        NetworkSummary network = network();
        Activation input = new Activation(-1, network.input(), asked.take(files.get(0)));
        List<Activation> layers = new ArrayList<>();
        for (NetworkSummary.Layer layer : network.layers()) {
            layers.add(new Activation(
                    layer.index(), Objects.requireNonNull(layer.output()), asked.take(files.get(layer.index() + 1))));
        }
        return new LayerActivations(input, layers);
    }

    private NetworkSummary network() {
        NetworkSpec network = run.read().spec().network();
        return run.readPreprocessing()
                .map(fitted -> NetworkSummary.of(fitted.output(), network, network.outputs()))
                .orElseThrow(() -> new RunFolderException(
                        "this run was made before its preprocessing was kept",
                        run.name(),
                        "Train it again to look inside"));
    }

    @Override
    public CompletableFuture<float[][]> latent(Moment moment, int layer, int limit) {
        LatentRequest request = new LatentRequest(snapshot(moment), layer, null, limit);
        return ask(commands -> commands.latent(request), InspectingEngine::take);
    }

    @Override
    public CompletableFuture<float[]> latent(Moment moment, int layer, InspectedInput input) {
        LatentRequest request = new LatentRequest(snapshot(moment), layer, input, 1);
        return ask(commands -> commands.latent(request), (asked, file) -> asked.take(file)[0]);
    }

    @Override
    public CompletableFuture<float[][]> saliency(
            Moment moment, InspectedInput input, SaliencyMethod method, int output, @Nullable Integer layer) {
        SaliencyRequest request =
                new SaliencyRequest(snapshot(moment), input, method.token(), output, layer == null ? -1 : layer);
        return ask(commands -> commands.saliency(request), InspectingEngine::take);
    }

    @Override
    public CompletableFuture<List<LayerHealth>> health(Moment moment) {
        String snapshot = snapshot(moment);
        return ask(commands -> commands.health(snapshot), (asked, layers) -> layers);
    }

    /** As the engine takes it: with slashes on every system. */
    private String snapshot(Moment moment) {
        return run.path().relativize(run.snapshot(moment).folder()).toString().replace('\\', '/');
    }

    private synchronized <A, T> CompletableFuture<T> ask(
            Function<InspectionCommands, CompletableFuture<A>> question, Reading<A, T> reading) {
        if (closed) {
            return CompletableFuture.failedFuture(closedAlready());
        }
        CompletableFuture<InspectingEngine> asked = engine();
        underWay++;
        cancelIdle();
        return asked.thenCompose(
                        each -> each.ask(question).thenApplyAsync(answer -> reading.read(each, answer), thread))
                .whenComplete((answer, problem) -> answered())
                .exceptionallyCompose(problem -> CompletableFuture.failedFuture(told(problem)));
    }

    /** The engine at work, or a new one where there is none or the last one is of no more use. */
    private CompletableFuture<InspectingEngine> engine() {
        CompletableFuture<InspectingEngine> known = engine;
        boolean spent = started().map(InspectingEngine::isSpent).orElse(false);
        if (known != null && !known.isCompletedExceptionally() && !spent) {
            return known;
        }
        endEngine();
        CompletableFuture<InspectingEngine> started = CompletableFuture.supplyAsync(this::start, thread);
        engine = started;
        return started;
    }

    private InspectingEngine start() {
        String folder = run.read().dataFolder();
        Path first = folder == null ? dataFolder : Path.of(folder);
        return InspectingEngine.start(run, places.datasetRoots(first), places.generatedDatasets(), places.logs());
    }

    private WorkbenchException told(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (isClosed()) {
            return closedAlready();
        }
        return cause instanceof WorkbenchException known
                ? known
                : new EngineException("the run cannot be looked into (" + cause + ")", run.name(), "", cause);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private EngineException closedAlready() {
        return new EngineException("the run is no longer looked into", run.name(), "Open it again");
    }

    private synchronized void answered() {
        underWay--;
        rest();
    }

    /** Ends the engine in a while, unless it is asked before. */
    private void rest() {
        if (underWay == 0 && !closed) {
            cancelIdle();
            idle = thread.schedule(this::endWhereIdle, idleMillis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void endWhereIdle() {
        if (underWay == 0) {
            endEngine();
        }
    }

    /** The process id of the engine at work, or −1. */
    synchronized long enginePid() {
        return started().map(InspectingEngine::pid).orElse(-1L);
    }

    /** The folder that the engine at work writes its answers into. */
    synchronized Optional<Path> scratch() {
        return started().map(InspectingEngine::scratch);
    }

    private Optional<InspectingEngine> started() {
        CompletableFuture<InspectingEngine> known = engine;
        return known == null || !known.isDone() || known.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.of(known.join());
    }

    private void cancelIdle() {
        ScheduledFuture<?> waiting = idle;
        if (waiting != null) {
            waiting.cancel(false);
            idle = null;
        }
    }

    private void endEngine() {
        CompletableFuture<InspectingEngine> known = engine;
        engine = null;
        if (known != null) {
            known.thenAccept(InspectingEngine::close);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        cancelIdle();
        endEngine();
        // An engine that is still starting is ended when it has started.
        thread.shutdown();
    }
}
