package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.model.Variation;
import org.dl4jworkbench.model.WorkbenchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentCatalogueTest {
    private static final String[] SHIPPED = {
        "mnist-mlp", "masks-cnn", "regression-1d", "fashion", "mnist-cnn", "cifar10-cnn"
    };

    @TempDir
    Path folder;

    private AssignmentCatalogue catalogue() {
        return AssignmentCatalogue.read(folder);
    }

    private static String[] with(String... more) {
        return Stream.concat(Arrays.stream(SHIPPED), Arrays.stream(more)).toArray(String[]::new);
    }

    private Preset preset(String id) {
        return catalogue().get("mnist-mlp").preset(id);
    }

    private String shipped() throws IOException {
        try (var in = AssignmentCatalogue.class.getResourceAsStream("/assignments/mnist-mlp.yaml")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** They are not checked at every start of the program. */
    @Test
    void everyPresetVariationAndRangeOfTheShippedAssignmentsFits() {
        assertThat(catalogue().all())
                .hasSize(SHIPPED.length)
                .allSatisfy(assignment -> AssignmentCatalogue.check(assignment, assignment.id()));
    }

    /** The numbers of the reports. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R0 | 60 sigmoid, 2 identity, 10 softmax | xavier | sgd | 0.4 | 16 | 1000 | | mean",
                "R1 | 1024 sigmoid-straight-through, 10 softmax | xavier | sgd | 0.001 | 200 | 500 | | sum",
                "R1-latent | 1024 sigmoid-straight-through, 2 identity, 10 softmax | xavier | sgd | 0.001 | 200 | 80 | | sum",
                "R4-sigmoid | 100 sigmoid, 10 softmax | normal(0.01) | sgd | 0.001 | 100 | | 100 | sum",
                "R4-ReLU | 100 relu, 10 softmax | normal(0.01) | sgd | 0.001 | 100 | | 1000 | sum"
            })
    void presetsCarryTheNumbersOfTheReports(
            String id,
            String layers,
            String initialisation,
            String optimiser,
            double learningRate,
            int batch,
            Integer epochs,
            Integer iterations,
            String gradient) {
        RunSpec spec = preset(id).spec();
        TrainingSpec training = spec.training();

        assertThat(spec.network().layers().stream()
                        .map(layer -> (layer instanceof LayerSpec.Dense dense
                                        ? dense.units()
                                        : spec.network().outputs())
                                + " "
                                + Objects.requireNonNull(layer.activation()).token())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(layers);
        assertThat(spec.network().initialisation().text()).isEqualTo(initialisation);
        assertThat(training.optimiser().token()).isEqualTo(optimiser);
        assertThat(training.learningRate()).isEqualTo(learningRate);
        assertThat(training.batchSize()).isEqualTo(batch);
        assertThat(training.epochs()).isEqualTo(epochs);
        assertThat(training.iterations()).isEqualTo(iterations);
        assertThat(training.gradient().token()).isEqualTo(gradient);
        assertThat(preset(id).note()).as("states its gradient convention").contains("gradient");
    }

    @Test
    void everyShippedPresetFitsItsData() {
        for (Assignment assignment : catalogue().all()) {
            for (Preset preset : assignment.presets()) {
                assertThat(assignment.summary(preset.spec()).fits())
                        .as(preset.id())
                        .isTrue();
                assertThat(preset.spec().assignment()).isEqualTo(assignment.id());
            }
        }
        assertThat(catalogue().problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mnist-cnn   | R3    | 160, 0, 4128, 0, 1605888, 2570 | 1612746 | 1612746",
                "cifar10-cnn | R3    | 320, 9248, 128, 0, 0, 18496, 36928, 256, 0, 0, 73856, 147584, 512, 0, 0, 20490 | 307818 | 307370",
                "masks-cnn   | R0-1  | 456, 0, 2416, 0, 555000, 10164, 255 | 568291 | 568291"
            })
    void theParametersAreThoseOfTheReports(String id, String preset, String layers, long all, long trainable) {
        Assignment assignment = catalogue().get(id);
        NetworkSummary summary = assignment.summary(assignment.preset(preset).spec());

        List<String> counts = summary.layers().stream()
                .map(layer -> String.valueOf(layer.parameters()))
                .toList();
        // The reports count the flattening as a layer; here it is none.
        assertThat(counts).containsExactly(layers.replace("4128, 0,", "4128,").split(", "));
        assertThat(summary.parameters()).isEqualTo(all);
        assertThat(summary.trainable()).isEqualTo(trainable);
    }

    @Test
    void experimentsAndSearchesAreThoseOfTheReports() {
        assertThat(catalogue().all())
                .allSatisfy(assignment -> assertThat(assignment.experiments()).isNotEmpty());
        Assignment digits = catalogue().get("mnist-cnn");
        assertThat(digits.experiments()).extracting(Experiment::id).containsExactly("kernel", "stride", "l2");
        assertThat(digits.experiment("kernel").variations().get(1).reported())
                .isEqualTo(new Variation.Reported(.0342, .9982, .9847, .9858, null, null));
        Search random = catalogue().get("regression-1d").search("random");
        assertThat(random.trials()).isEqualTo(25);
        assertThat(random.folds()).isEqualTo(3);
        assertThat(random.parameters().get(2))
                .isEqualTo(
                        new Search.Parameter("network.layers[2].units", Search.Range.INTEGER, 3.0, 30.0, null, null));
    }

    @Test
    void presetsAreFoundInAnyCaseAndWithSpaces() {
        assertThat(preset("r1 LATENT").id()).isEqualTo("R1-latent");
    }

    @Test
    void anAssignmentOfTheUsersIsAddedAndOneOfTheSameIdReplacesTheShipped() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), shipped().replace("id: mnist-mlp", "id: mine"));
        Files.writeString(
                folder.resolve("other.yml"), shipped().replace("title: Digits with a dense network", "title: Changed"));

        assertThat(catalogue().all()).extracting(Assignment::id).containsExactly(with("mine"));
        assertThat(catalogue().get("mnist-mlp").title()).isEqualTo("Changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "activation: identity | activation: identiti | \"identiti\" is not a known activation",
                "learningRate: 0.4    | learningRate: fast   | learningRate",
                "batchSize: 16        | batchSize: 0         | must be at least 1, not 0",
                "units: 60            | unit: 60             | unit",
                "units: 10, activation: softmax, loss: cross-entropy} | units: 9, activation: softmax, loss: cross-entropy} | 9 outputs do not fit 10 classes"
            })
    void aFileThatDoesNotFitIsReportedWithItsPlaceAndTheRestIsThere(String right, String wrong, String expected)
            throws IOException {
        String text = shipped().replace("id: mnist-mlp", "id: mine");
        assertThat(text).contains(right);
        Files.writeString(folder.resolve("mine.yaml"), text.replaceFirst(java.util.regex.Pattern.quote(right), wrong));

        AssignmentCatalogue catalogue = catalogue();

        assertThat(catalogue.all()).extracting(Assignment::id).containsExactly(SHIPPED);
        assertThat(catalogue.problems()).hasSize(1);
        assertThat(catalogue.problems().get(0).getMessage())
                .contains("mine.yaml")
                .contains(expected)
                .containsPattern(expected.contains("outputs") ? "preset R0" : "mine\\.yaml:\\d+");
    }

    @Test
    void brokenYamlIsReportedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "id: mine\ntitle: [never closed\npresets: 3");

        assertThat(catalogue().problems()).hasSize(1);
        assertThat(catalogue().problems().get(0).getMessage()).containsPattern("mine\\.yaml:[23]");
    }

    @Test
    void aFileWithoutItsPartsIsReportedAndNoCrash() throws IOException {
        Files.writeString(folder.resolve("empty.yaml"), "");
        Files.writeString(folder.resolve("half.yaml"), "id: half\n");
        Files.writeString(folder.resolve("later.yaml"), shipped().replaceFirst("learningRate: 0.4, ", ""));
        Files.writeString(
                folder.resolve("null.yaml"), shipped().replaceFirst("initialisation: xavier", "initialisation:"));

        assertThat(catalogue().all()).hasSize(SHIPPED.length);
        assertThat(catalogue().problems())
                .extracting(WorkbenchException::getMessage)
                .satisfiesExactly(
                        empty -> assertThat(empty).contains("empty.yaml"),
                        half -> assertThat(half).contains("half.yaml").contains("'title'"),
                        later -> assertThat(later)
                                .containsPattern("later\\.yaml:\\d+")
                                .contains("'learningRate'"),
                        none -> assertThat(none)
                                .containsPattern("null\\.yaml:\\d+")
                                .contains("initialisation"));
    }

    @Test
    void anUnknownIdListsTheOnesThereAre() {
        assertThatThrownBy(() -> catalogue().get("mnist"))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("Assignments: mnist-mlp");
    }
}
