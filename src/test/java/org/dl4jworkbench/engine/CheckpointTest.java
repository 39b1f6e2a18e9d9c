package org.dl4jworkbench.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A checkpoint comes back as it was written, and from a damaged or malicious one nothing comes but an error that names it. */
class CheckpointTest {
    private static final String WEIGHTS = "coefficients.bin";
    private static final String STATE = "updaterState.bin";
    private static final String CURSOR = "cursor.json";
    private static final Cursor SAVED = new Cursor(3, 4, 24, 1.5, 2);

    /** Up to the first value: two buffers, of shape and values. */
    private static final int HEADER = 2 + 16 + 8 + 2 + 4 + 6 * 8 + 2 + 16 + 8 + 2 + 5;

    @TempDir
    Path folder;

    private Path file;
    private float[] weights;
    private float[] state;

    @BeforeEach
    void saveANetwork() throws IOException {
        file = folder.resolve("last.zip");
        RunningNetwork network = network(4);
        weights = random(Math.toIntExact(network.numParams()), 1);
        network.load(weights);
        INDArray view = network.getUpdater().getStateViewArray();
        state = random(Math.toIntExact(view.length()), 2);
        view.assign(Nd4j.createFromArray(state).reshape(view.shape()));
        network.setIterationCount(24);
        network.setEpochCount(2);
        Checkpoint.write(file, network, NetworkBuilder.portable(spec(4), training(), Shape.vector(3)), SAVED);
    }

    @Test
    void weightsUpdaterStateAndCountersComeBackBitForBit() {
        RunningNetwork network = network(4);

        assertThat(Checkpoint.restore(file, network)).isEqualTo(SAVED);

        assertThat(ForwardPass.parameters(network)).isEqualTo(weights);
        assertThat(ForwardPass.values(network.getUpdater().getStateViewArray())).isEqualTo(state);
        assertThat(network.getIterationCount()).isEqualTo(24);
        assertThat(network.getEpochCount()).isEqualTo(2);
        assertThat(Checkpoint.parameters(file, network)).isEqualTo(weights);
    }

    @Test
    void whatElseIsInTheZipIsNotOpened() throws IOException {
        ZipEntries.put(file, "configuration.json", "[\"java.lang.Object\", {".getBytes(StandardCharsets.UTF_8));
        ZipEntries.put(file, "preprocessor.bin", new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 0x73});
        ZipEntries.put(file, "../../outside", new byte[0]);

        RunningNetwork network = network(4);
        assertThat(Checkpoint.restore(file, network)).isEqualTo(SAVED);
        assertThat(ForwardPass.parameters(network)).isEqualTo(weights);
    }

    /** ND4J believed the header: some of these bits ended the process. */
    @ParameterizedTest
    @ValueSource(strings = {WEIGHTS, STATE})
    void noFlippedBitOfAnArraysHeaderDoesHarm(String entry) throws IOException {
        Map<String, byte[]> entries = ZipEntries.read(file);
        byte[] original = requireNonNull(entries.get(entry));
        int refused = 0;
        RunningNetwork network = network(4);
        for (int bit = 0; bit < HEADER * 8; bit++) {
            byte[] flipped = original.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            entries.put(entry, flipped);
            ZipEntries.write(file, entries);
            try {
                Checkpoint.restore(file, network);
                assertThat(ForwardPass.parameters(network)).as("bit %d", bit).isEqualTo(weights);
            } catch (RunFolderException e) {
                refused++;
                assertThat(e).hasMessageContaining(file.toString()).hasMessageContaining(entry);
            }
        }
        // Only the flags and the stride of the elements do not matter.
        assertThat(refused).isGreaterThan((HEADER - 20) * 8);
    }

    @Test
    void aHeaderThatAnnouncesMoreThanTheNetworkHasIsRefusedUnread() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Nd4j.write(Nd4j.zeros(1, 1000), new DataOutputStream(bytes));
        ZipEntries.put(file, WEIGHTS, bytes.toByteArray());

        assertRefused("not a vector of " + weights.length + " values");
    }

    @Test
    void anEntryThatDoesNotEndIsNotFollowed() throws IOException {
        byte[] endless = Arrays.copyOf(ZipEntries.read(file).get(STATE), 5_000_000);
        ZipEntries.put(file, STATE, endless);

        assertRefused("longer than it should be");
    }

    @Test
    void aFileThatIsMuchLargerThanItsNetworkIsNotOpened() throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.allocate(1), 200_000_000);
        }

        assertRefused("a checkpoint of this run takes about");
    }

    @Test
    void everyFileThatWasCutShortIsNamed() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        RunningNetwork network = network(4);
        for (int length = 0; length < whole.length; length += 13) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("Delete the file", network);
        }
    }

    @Test
    void aDamagedValueIsFoundByItsSum() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] stored = ZipEntries.read(file).get(STATE);
        bytes[indexOf(bytes, Arrays.copyOfRange(stored, HEADER + 8, HEADER + 24))] ^= 0x40;
        Files.write(file, bytes);

        assertRefused("checksum");
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[1]",
                "{\"epoch\":0,\"batch\":0,\"iteration\":0,\"seconds\":0.0,\"threads\":1}",
                "{\"epoch\":1,\"batch\":-3,\"iteration\":0,\"seconds\":0.0,\"threads\":1}",
                "{\"epoch\":1,\"batch\":5,\"iteration\":4,\"seconds\":0.0,\"threads\":1}",
                "{\"epoch\":1,\"batch\":0,\"iteration\":99999999999,\"seconds\":0.0,\"threads\":1}",
                "{\"epoch\":1,\"batch\":0,\"iteration\":0,\"seconds\":\"NaN\",\"threads\":1}",
                "{\"epoch\":1,\"batch\":0,\"iteration\":0,\"seconds\":1e300,\"threads\":1}",
                "{\"epoch\":1,\"batch\":0,\"iteration\":0,\"seconds\":0.0,\"threads\":0}",
                "{\"epoch\":1,\"batch\":0,\"iteration\":0,\"seconds\":0.0,\"threads\":1000000000}",
                "{\"epoch\":1,\"batch\":0,\"iteration\":0,\"seconds\":0.0}",
                "{\"@class\":\"java.net.ServerSocket\",\"epoch\":1}"
            })
    void aCursorThatNoTrainingWritesIsRefused(String cursor) throws IOException {
        ZipEntries.put(file, CURSOR, cursor.getBytes(StandardCharsets.UTF_8));

        assertRefused(CURSOR);
    }

    @Test
    void aCursorOfManyMegabytesIsNotRead() throws IOException {
        byte[] blanks = new byte[3_000_000];
        Arrays.fill(blanks, (byte) ' ');
        ZipEntries.put(file, CURSOR, blanks);

        assertRefused("longer than");
    }

    @ParameterizedTest
    @ValueSource(strings = {WEIGHTS, STATE, CURSOR})
    void anEntryThatIsMissingIsNamed(String entry) throws IOException {
        Map<String, byte[]> entries = ZipEntries.read(file);
        entries.remove(entry);
        ZipEntries.write(file, entries);

        assertRefused("holds no " + entry);
    }

    @Test
    void theCheckpointOfOtherLayersLeavesTheNetworkAsItWas() {
        RunningNetwork other = network(5);
        float[] before = ForwardPass.parameters(other);

        assertThatThrownBy(() -> Checkpoint.restore(file, other))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("not a vector of " + before.length + " values");

        assertThat(ForwardPass.parameters(other)).isEqualTo(before);
        assertThat(other.getIterationCount()).isZero();
    }

    @Test
    void weightsThatAreNaNAreNotTrainedOn() throws IOException {
        byte[] bytes = requireNonNull(ZipEntries.read(file).get(WEIGHTS));
        java.nio.ByteBuffer.wrap(bytes).putFloat(bytes.length - 4, Float.NaN);
        ZipEntries.put(file, WEIGHTS, bytes);

        assertRefused("smaller learning rate");
    }

    @Test
    void aFolderInTheFilesPlaceIsRefused() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);

        assertRefused("is not a file");
    }

    @Test
    void aCursorFitsDataWhereATrainingCanStand() {
        assertThat(new Cursor(1, 0, 0, 0, 1).fits(10)).isTrue();
        assertThat(new Cursor(2, 3, 13, 0, 1).fits(10)).isTrue();
        assertThat(new Cursor(2, 10, 20, 0, 1).fits(10))
                .as("before its evaluation")
                .isTrue();
        assertThat(new Cursor(3, 0, 20, 0, 1).fits(10)).isTrue();
        assertThat(new Cursor(3, 0, 17, 0, 1).fits(10))
                .as("a cap ended epoch 2 early")
                .isTrue();
        assertThat(new Cursor(1, 41_233, 41_233, 0, 1).fits(300))
                .as("the data became shorter")
                .isFalse();
        assertThat(new Cursor(3, 0, 20, 0, 1).fits(7)).isFalse();
        assertThat(new Cursor(3, 0, 10, 0, 1).fits(10)).isFalse();
        assertThat(new Cursor(3, 0, 21, 0, 1).fits(10)).isFalse();
        assertThat(new Cursor(2, 3, 14, 0, 1).fits(10)).isFalse();
        assertThat(new Cursor(Integer.MAX_VALUE, 0, 5, 0, 1).fits(Integer.MAX_VALUE))
                .isFalse();
    }

    private void assertRefused(String words) {
        assertRefused(words, network(4));
    }

    private void assertRefused(String words, RunningNetwork network) {
        assertThatThrownBy(() -> Checkpoint.restore(file, network))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(words);
    }

    private static float[] random(int length, long seed) {
        java.util.Random random = new java.util.Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    private static RunningNetwork network(int hidden) {
        return NetworkBuilder.build(spec(hidden), training(), Shape.vector(3));
    }

    private static NetworkSpec spec(int hidden) {
        return new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(hidden, Activation.TANH, null),
                        new LayerSpec.Output(2, Activation.IDENTITY, Loss.MSE, null)),
                Initialisation.XAVIER);
    }

    private static TrainingSpec training() {
        return new TrainingSpec(Optimiser.ADAM, 0.01, 0, 0, 10, 3, null, GradientConvention.MEAN, 4);
    }
}
