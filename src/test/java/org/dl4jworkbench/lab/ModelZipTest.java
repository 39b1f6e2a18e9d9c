package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.rundir.FittedPreprocessing;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code model.zip} in a JVM that knows Deeplearning4j and nothing of this project. */
class ModelZipTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"SIGMOID", "SIGMOID_STRAIGHT_THROUGH"})
    void plainDeeplearning4jOpensItAndPredictsWhatTheEngineDid(Activation hidden) throws Exception {
        RunDirectory run = new LiveRuns(folder)
                .finished(Specs.digits(1).withNetwork(Specs.network(hidden, 24)))
                .data()
                .directory();

        List<String> told = openInPlainDeeplearning4j(run.model(), writeTestExamples(pixel -> pixel / 255));

        assertThat(told)
                .contains("plain", "parameters " + (784 * 24 + 24 + 24 * 10 + 10), "iteration " + Specs.PER_EPOCH);
        assertThat(told)
                .filteredOn(line -> line.startsWith("activation "))
                .containsExactly(
                        "activation org.nd4j.linalg.activations.impl.ActivationSigmoid",
                        "activation org.nd4j.linalg.activations.impl.ActivationSoftmax");
        int[][] confusion = Npy.readMatrix(run.confusion(1, SplitName.TEST), Npy.Form.anything());
        assertThat(told)
                .filteredOn(line -> line.startsWith("row "))
                .containsExactlyElementsOf(Arrays.stream(confusion)
                        .map(row -> "row " + Arrays.toString(row))
                        .toList());
    }

    @Test
    void plainDeeplearning4jOpensANetworkOverPicturesToo() throws Exception {
        RunDirectory run =
                new LiveRuns(folder).finished(Specs.pictures(1)).data().directory();

        List<String> told = openInPlainDeeplearning4j(run.model(), writeTestExamples(standardised(run)));

        int[][] confusion = Npy.readMatrix(run.confusion(1, SplitName.TEST), Npy.Form.anything());
        assertThat(told).contains("plain", "parameters " + (4 * 9 + 4 + 16 + 784 * 16 + 16 + 170));
        assertThat(told)
                .filteredOn(line -> line.startsWith("row "))
                .containsExactlyElementsOf(Arrays.stream(confusion)
                        .map(row -> "row " + Arrays.toString(row))
                        .toList());
    }

    /** What preprocessing.json says must be done to a pixel. */
    private static DoubleUnaryOperator standardised(RunDirectory run) {
        FittedPreprocessing fitted = run.readPreprocessing().orElseThrow();
        return pixel ->
                (pixel / 255 - fitted.means().get(0)) / fitted.deviations().get(0);
    }

    private Path writeTestExamples(DoubleUnaryOperator preprocessing) throws IOException {
        Dataset dataset = new DatasetCatalogue(List.of()).load("generated-digits");
        LabelledImages test = dataset.testImages();
        Path file = folder.resolve("examples.bin");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(Specs.TEST);
            out.writeInt(test.pictureSize());
            out.writeInt(10);
            for (int i = 0; i < Specs.TEST; i++) {
                out.writeByte(test.label(i));
                for (int j = 0; j < test.pictureSize(); j++) {
                    int pixel = test.pixels()[test.offset(i) + j] & 0xFF;
                    out.writeFloat((float) preprocessing.applyAsDouble(pixel));
                }
            }
        }
        return file;
    }

    private List<String> openInPlainDeeplearning4j(Path model, Path examples) throws Exception {
        String jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        Path program =
                Path.of(ModelZipTest.class.getResource("/plain/OpenModel.java").toURI());
        Path output = folder.resolve("plain.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jars,
                        program.toString(),
                        model.toString(),
                        examples.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(exit).as("%s", lines).isZero();
        return lines;
    }
}
