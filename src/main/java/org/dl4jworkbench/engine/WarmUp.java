package org.dl4jworkbench.engine;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.IdxWriter;
import org.dl4jworkbench.data.ImageIoDecoder;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.ScratchFolder;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an engine ready for a run that nobody has asked for yet: loads ND4J and trains two small networks on noise, for so long that Java has
 * loaded and compiled what a training uses. Nothing of it is left but that: the random numbers and threads of a run are set by the run.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** For each network. Afterwards a step of preset R0 takes about what it takes after minutes. */
    private static final double SECONDS = 1;

    private static final int SIDE = 28;
    private static final int EXAMPLES = 512;
    private static final int CLASSES = 10;

    private final int cores;
    private volatile boolean hurried;

    /** @param cores the threads the process was given */
    WarmUp(int cores) {
        this.cores = cores;
    }

    /** Ends it soon: the run is there. Any thread. */
    void hurry() {
        hurried = true;
    }

    /** Does it all; what fails is a matter of the log, since the run itself will meet and tell it. */
    void run() {
        try {
            BackendInfo.load();
            try (ScratchFolder scratch = ScratchFolder.create("warm")) {
                quietly(() -> {
                    Dataset noise = noise(scratch.path());
                    train(dense(), noise, scratch.path());
                    train(convolutional(), noise, scratch.path());
                });
            }
        } catch (IOException | WorkbenchException e) {
            LOG.warn("This engine could not be made ready before its run", e);
        } finally {
            Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** What these trainings log is nothing that the log of the run to come should hold. */
    private static void quietly(Work work) throws IOException {
        var root = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        root.setLevel(Level.ERROR);
        try {
            work.run();
        } finally {
            root.setLevel(before);
        }
    }

    private void train(NetworkSpec network, Dataset noise, Path scratch) throws IOException {
        if (hurried) {
            return;
        }
        RunSpec spec = spec(network);
        RunDirectory run = RunDirectory.create(scratch.resolve("runs"), spec, Instant.now(), null);
        Trainer trainer = new Trainer(run, spec, noise, new CommandQueue(), cores, true);
        trainer.train(new Trainer.Observer() {
            @Override
            public void trained(long iteration, double loss, double seconds) {
                if (hurried || seconds > SECONDS) {
                    trainer.stop();
                }
            }

            @Override
            public void evaluated(EpochResult result, @Nullable EpochResult best) {}

            @Override
            public void paused(boolean paused) {}
        });
    }

    private static NetworkSpec dense() {
        return new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(60, Activation.SIGMOID, null),
                        new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.XAVIER);
    }

    private static NetworkSpec convolutional() {
        return new NetworkSpec(
                List.of(
                        new LayerSpec.Convolution(4, 3, 1, Padding.SAME, 1, Activation.RELU, null),
                        new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID),
                        new LayerSpec.Dense(20, Activation.RELU, null),
                        new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.XAVIER);
    }

    private static RunSpec spec(NetworkSpec network) {
        DataSpec data = new DataSpec(
                DatasetCatalogue.MNIST, 0.1, null, null, List.of(new PreprocessingStep.Scale()), false, null);
        TrainingSpec training = new TrainingSpec(
                Optimiser.SGD,
                0.01,
                0,
                0,
                0,
                0,
                null,
                0,
                null,
                null,
                16,
                10_000,
                null,
                null,
                GradientConvention.MEAN,
                1);
        return new RunSpec("warm-up", "warm-up", data, network, training, EngineSpec.DEFAULT);
    }

    /** Read as a run reads its data: from files, and from where it was kept decoded. */
    private static Dataset noise(Path scratch) throws IOException {
        Path folder = scratch.resolve(DatasetCatalogue.MNIST);
        Files.createDirectories(folder);
        write(folder, "train", 1);
        write(folder, "t10k", 2);
        read(scratch);
        return read(scratch);
    }

    private static Dataset read(Path scratch) {
        return new DatasetCatalogue(List.of(scratch), scratch.resolve("generated"), new ImageIoDecoder())
                .load(DatasetCatalogue.MNIST);
    }

    private static void write(Path folder, String name, long seed) throws IOException {
        Random random = new Random(seed);
        byte[] pixels = new byte[EXAMPLES * SIDE * SIDE];
        random.nextBytes(pixels);
        byte[] labels = new byte[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = (byte) (i % CLASSES);
        }
        IdxWriter.writeImages(folder.resolve(name + "-images-idx3-ubyte"), SIDE, SIDE, pixels);
        IdxWriter.writeLabels(folder.resolve(name + "-labels-idx1-ubyte"), labels);
    }
}
