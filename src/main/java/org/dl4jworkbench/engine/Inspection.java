package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.engine.protocol.ActivationsRequest;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.engine.protocol.LatentRequest;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.engine.protocol.SaliencyRequest;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks inside one run, all on one thread of its own, so that the connection's never computes. Questions are answered in the order in which
 * they come, but those of one input do not wait for one of many examples: they are answered between two of its batches. Arrays are written
 * into the scratch folder; who asked deletes them.
 */
final class Inspection {
    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    private final Path scratch;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "inspection"));
    private final CommandQueue quick = new CommandQueue();
    private final CompletableFuture<InspectedRun> run;
    private int answers;

    private record Loaded(RunSpec spec, Dataset dataset) {}

    Inspection(RunDirectory directory, DatasetCatalogue datasets, Path scratch) {
        this.scratch = scratch;
        // Neither needs the other, and both take a second.
        CompletableFuture<Loaded> data = CompletableFuture.supplyAsync(() -> guarded(() -> {
            RunSpec spec = directory.read().spec();
            return new Loaded(spec, datasets.load(spec.data()));
        }));
        this.run = CompletableFuture.supplyAsync(() -> guarded(BackendInfo::load), thread)
                .thenCombineAsync(
                        data,
                        (backend, loaded) -> guarded(() -> {
                            LOG.info("Looks inside {}; oneDNN helpers {}", directory.name(), backend.oneDnnHelpers());
                            return new InspectedRun(
                                    directory,
                                    loaded.spec(),
                                    loaded.dataset(),
                                    datasets.find(loaded.spec().data().dataset()));
                        }),
                        thread);
    }

    /** Completes when the data are loaded, or with what is wrong with them. */
    CompletableFuture<Boolean> ready() {
        return run.thenApply(opened -> true);
    }

    CompletableFuture<List<String>> activations(ActivationsRequest request) {
        return quickly(opened -> {
            InspectedNetwork network = opened.at(request.snapshot());
            INDArray features = opened.features(request.input());
            int answer = answers++;
            List<String> files = new ArrayList<>();
            files.add(write(answer, files.size(), rows(LayerOutputs.flat(features), network.shape(-1))));
            network.forward(
                    features,
                    (layer, output) -> files.add(write(answer, files.size(), rows(output, network.shape(layer)))));
            return files;
        });
    }

    CompletableFuture<String> latent(LatentRequest request) {
        InspectedInput input = request.input();
        return input == null
                ? atLength(opened -> write(
                        answers++,
                        0,
                        LayerOutputs.ofWatched(
                                opened, request.snapshot(), request.layer(), request.limit(), quick::serve)))
                : quickly(opened -> write(
                        answers++,
                        0,
                        LayerOutputs.of(opened.at(request.snapshot()), opened.features(input), request.layer())));
    }

    CompletableFuture<String> saliency(SaliencyRequest request) {
        return quickly(opened -> write(answers++, 0, Saliency.of(opened, opened.at(request.snapshot()), request)));
    }

    CompletableFuture<List<LayerHealth>> health(String snapshot) {
        return atLength(opened -> UnitHealth.of(opened, snapshot, quick::serve));
    }

    private <T> CompletableFuture<T> quickly(Function<InspectedRun, T> question) {
        return run.thenCompose(opened -> {
            CompletableFuture<T> answer = quick.submit(() -> guarded(() -> question.apply(opened)));
            thread.execute(quick::serve);
            return answer;
        });
    }

    private <T> CompletableFuture<T> atLength(Function<InspectedRun, T> question) {
        return run.thenApplyAsync(opened -> guarded(() -> question.apply(opened)), thread);
    }

    /** What the user cannot have caused is told in a sentence, and in full in the engine's log. */
    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (WorkbenchException e) {
            LOG.info("Refused: {}", e.getMessage());
            throw e;
        } catch (OutOfMemoryError e) {
            LOG.error("Out of memory", e);
            throw new EngineException("there is not enough memory for this", "engine", "End other programs", e);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A question could not be answered", e);
            throw new EngineException(
                    "the engine met an error it does not know (" + e + ")", "engine", "See inspection.log", e);
        }
    }

    /** Nobody will read the answers any more; best effort, as the process ends and a last one may be under way. */
    void removeAnswers() {
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(scratch);
        } catch (IOException e) {
            LOG.debug("{} stays", scratch, e);
        }
    }

    private String write(int answer, int part, float[][] values) {
        String name = String.format(Locale.ROOT, "%08d-%d.npy", answer, part);
        try {
            Npy.write(scratch.resolve(name), values);
            return name;
        } catch (IOException e) {
            throw new EngineException(
                    "the answer cannot be written (" + e + ")", scratch.toString(), "Free room on the disk", e);
        }
    }

    /** One example's values: channels × (rows · columns) of a picture, 1 × units else. */
    private static float[][] rows(float[] values, Shape shape) {
        int channels = shape.isPicture() ? shape.dimensions().get(2) : 1;
        return LayerOutputs.rows(values, channels);
    }
}
