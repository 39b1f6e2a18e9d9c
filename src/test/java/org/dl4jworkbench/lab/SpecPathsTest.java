package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dl4jworkbench.lab.SpecPaths.Change;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.SnapshotSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecPathsTest {
    private static final List<RunSpec> SPECS = AssignmentCatalogue.read(Path.of("no-such-folder")).all().stream()
            .flatMap(assignment -> assignment.presets().stream())
            .map(Preset::spec)
            .toList();
    private static final RunSpec R0 = SPECS.get(0);

    @Provide
    Arbitrary<RunSpec> specs() {
        return Arbitraries.of(SPECS);
    }

    @Property
    void everyPathCanBeSetToItsOwnValue(@ForAll("specs") RunSpec spec) {
        for (String path : SpecPaths.paths(spec)) {
            assertThat(SpecPaths.set(spec, path, SpecPaths.get(spec, path)))
                    .as(path)
                    .isEqualTo(spec);
        }
    }

    @Test
    void theOrderOfChangesThatFitTogetherDoesNotMatter() {
        List<Change> changes = List.of(
                Change.parse("training.iterations=null"),
                Change.parse("training.epochs=3"),
                Change.parse("network.layers[0].units=8"));
        RunSpec capped = SpecPaths.set(
                R0, List.of(Change.parse("training.epochs=null"), Change.parse("training.iterations=20")));
        assertThat(capped.training().epochs()).isNull();
        for (List<Change> order : List.of(
                changes,
                List.of(changes.get(1), changes.get(0), changes.get(2)),
                List.of(changes.get(2), changes.get(0), changes.get(1)))) {
            RunSpec changed = SpecPaths.set(capped, order);

            assertThat(changed.training().iterations()).isNull();
            assertThat(changed.training().epochs()).isEqualTo(3);
        }
    }

    @Test
    void ofTwoChangesOfOneFieldTheLastOneCounts() {
        RunSpec changed = SpecPaths.set(
                R0, List.of(Change.parse("training.learningRate=0.5"), Change.parse("training.learningRate=0.25")));

        assertThat(changed.training().learningRate()).isEqualTo(0.25);
    }

    @Test
    void ofSeveralChangesTheOneAtFaultIsNamed() {
        assertThatThrownBy(() -> SpecPaths.set(
                        R0,
                        List.of(
                                Change.parse("training.epochs=3"),
                                Change.parse("training.learningRate=-1"),
                                Change.parse("network.layers[0].units=8"))))
                .isInstanceOfSatisfying(
                        BadSpecException.class, e -> assertThat(e.where()).isEqualTo("training.learningRate"));
        RunSpec capped = SpecPaths.set(R0, "training.iterations=20");
        assertThatThrownBy(() -> SpecPaths.set(
                        capped,
                        List.of(
                                Change.parse("training.epochs=null"),
                                Change.parse("network.layers[0].units=8"),
                                Change.parse("training.iterations=null"))))
                .isInstanceOfSatisfying(BadSpecException.class, e -> assertThat(e.where())
                        .contains("training.epochs", "training.iterations"));
    }

    @Test
    void aListAndAFieldOfItsPartsAreSetTogether() {
        RunSpec changed = SpecPaths.set(
                R0,
                List.of(
                        Change.parse("data.preprocessing=[{type: resize, height: 8, width: 8}, {type: scale}]"),
                        Change.parse("data.preprocessing[resize].width=9")));

        assertThat(changed.data().preprocessing()).contains(new PreprocessingStep.Resize(8, 9));
    }

    @Property
    void aNumberThatIsSetIsTheNumberThatIsRead(@ForAll("specs") RunSpec spec, @ForAll("rates") double rate) {
        RunSpec changed = SpecPaths.set(spec, "training.learningRate", Double.toString(rate));

        assertThat(changed.training().learningRate()).isEqualTo(rate);
        assertThat(Double.parseDouble(SpecPaths.get(changed, "training.learningRate")))
                .isEqualTo(rate);
    }

    @Provide
    Arbitrary<Double> rates() {
        return Arbitraries.integers().between(1, 999_999).map(digits -> digits * Math.pow(10, digits % 20 - 14));
    }

    @Test
    void thePathsAreEveryFieldThatDefinesARun() {
        assertThat(SpecPaths.paths(R0))
                .containsExactly(
                        "data.dataset",
                        "data.validation",
                        "data.trainExamples",
                        "data.testExamples",
                        "data.preprocessing",
                        "data.oversampling",
                        "data.fold",
                        "network.layers[0].units",
                        "network.layers[0].activation",
                        "network.layers[0].initialisation",
                        "network.layers[1].units",
                        "network.layers[1].activation",
                        "network.layers[1].initialisation",
                        "network.layers[2].units",
                        "network.layers[2].activation",
                        "network.layers[2].loss",
                        "network.layers[2].initialisation",
                        "network.initialisation",
                        "training.optimiser",
                        "training.learningRate",
                        "training.momentum",
                        "training.l1",
                        "training.l2",
                        "training.weightDecay",
                        "training.schedule",
                        "training.warmUp",
                        "training.clipping",
                        "training.classWeights",
                        "training.batchSize",
                        "training.epochs",
                        "training.iterations",
                        "training.patience",
                        "training.gradient",
                        "training.seed",
                        "engine.backend",
                        "engine.threads",
                        "engine.builtInLayers",
                        "snapshots.megabytes",
                        "snapshots.iterations",
                        "snapshots.epochs");
    }

    @Test
    void optionalFieldsAreSetAndEmptied() {
        RunSpec set = SpecPaths.set(R0, "data.trainExamples=500");
        RunSpec own = SpecPaths.set(set, "network.layers[1].initialisation", "normal(0.01)");

        assertThat(set.data().trainExamples()).isEqualTo(500);
        assertThat(own.network().layers().get(1).initialisation()).isEqualTo(Initialisation.of("normal(0.01)"));
        assertThat(SpecPaths.set(SpecPaths.set(own, "data.trainExamples="), "network.layers[1].initialisation=null"))
                .isEqualTo(R0);
        assertThat(SpecPaths.get(R0, "data.trainExamples")).isEmpty();
    }

    @Test
    void aListIsSetAsAWholeAndItsPartsOneByOne() {
        RunSpec grey = SpecPaths.set(R0, "data.preprocessing=[{type: resize, height: 8, width: 8}, {type: scale}]");

        assertThat(grey.data().preprocessing())
                .containsExactly(new PreprocessingStep.Resize(8, 8), new PreprocessingStep.Scale());
        assertThat(SpecPaths.set(grey, "data.preprocessing[0].width=9").data().preprocessing())
                .startsWith(new PreprocessingStep.Resize(8, 9));
        assertThat(SpecPaths.set(grey, "data.preprocessing=")).isEqualTo(R0);
        assertThat(SpecPaths.differences(R0, grey)).containsExactly("data.preprocessing");
        assertThat(SpecPaths.set(R0, List.of(Change.of("data.preprocessing", List.of(Map.of("type", "scale")))))
                        .data()
                        .preprocessing())
                .containsExactly(new PreprocessingStep.Scale());
    }

    @Test
    void numbersAreListedAsPeopleWriteThem() {
        RunSpec spec = SpecPaths.set(SpecPaths.set(R0, "snapshots.iterations=90, 20"), "snapshots.megabytes=100");

        assertThat(spec.snapshots()).isEqualTo(new SnapshotSpec(100, List.of(20L, 90L), List.of(20, 80)));
        assertThat(SpecPaths.get(spec, "snapshots.iterations")).isEqualTo("20, 90");
        assertThat(SpecPaths.set(spec, "snapshots.epochs=7,5").snapshots().epochs())
                .containsExactly(5, 7);
        assertThat(SpecPaths.paths(spec)).containsAll(SpecPaths.paths(R0));
        assertThat(SpecPaths.differences(R0, spec)).containsExactly("snapshots.megabytes", "snapshots.iterations");
        assertThat(SpecPaths.set(spec, "snapshots.iterations=[7]").snapshots().iterations())
                .containsExactly(7L);
        assertThat(SpecPaths.set(R0, List.of(Change.of("snapshots.iterations", List.of(3, 4))))
                        .snapshots()
                        .iterations())
                .containsExactly(3L, 4L);
        assertThat(SpecPaths.set(spec, "snapshots.iterations=").snapshots().iterations())
                .isEmpty();
    }

    @Test
    void aTypeInsteadOfANumberMeansEveryPartOfThatType() {
        RunSpec narrow = SpecPaths.set(R0, "network.layers[dense].units=7");

        assertThat(SpecPaths.get(narrow, "network.layers[0].units")).isEqualTo("7");
        assertThat(SpecPaths.get(narrow, "network.layers[1].units")).isEqualTo("7");
        assertThat(SpecPaths.get(narrow, "network.layers[2].units")).isEqualTo("10");
        assertThatThrownBy(() -> SpecPaths.set(R0, "network.layers[convolution].kernel=5"))
                .hasMessageContaining("no part of the type \"convolution\"")
                .hasMessageContaining("dense, output");
    }

    @Test
    void spacesAroundPathAndValueDoNotMatter() {
        assertThat(SpecPaths.set(R0, " engine.backend = cuda ").engine().backend())
                .isEqualTo(Backend.CUDA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training.epoch=3             | training.epoch: is not a field | Allowed in training: optimiser,"
                        + " learningRate",
                "epochs=3                     | epochs: is not a field         | Allowed: data, network, training,"
                        + " engine",
                "data=mnist                   | has parts                      | Allowed in data: dataset, validation",
                "network.layers=3             | has parts                      | Name a layer: network.layers[0]",
                "network.layers[0]=3          | has parts                      | units, activation, initialisation",
                "network.layers[0].loss=mse   | is not a field                 | units, activation, initialisation",
                "network.layers[3].units=3    | there is no layer 3            | from 0 to 2",
                "network.layers[-1].units=3   | there is no layer -1           | from 0 to 2",
                "network.layers[x].units=3    | is no number of a layer        | from 0 to 2",
                "network.layers[0].activation=rel | is not a known activation  | Allowed: identity, sigmoid,"
                        + " sigmoid-straight-through",
                "network.layers[0].units=0    | units must be from 1           | network.layers[0].units",
                "network.initialisation=big   | is not a known initialisation  | Allowed: xavier, he",
                "training.epochs.x=3          | training.epochs has no parts   | Set training.epochs itself",
                "training.epochs=2.5          | is not a whole number          | training.epochs",
                "training.batchSize=          | needs a value                  | training.batchSize",
                "training.gradient=max        | Allowed: mean, sum             | training.gradient",
                "data.validation=0.95         | must be from 0 to 0.9          | data.validation",
                "engine.threads=0             | is no number of threads        | Allowed: auto, or a number from 1",
                "snapshots.iterations=20,x    | \"x\" is not a whole number    | Write for example 20, 80",
                "snapshots.iterations=0       | must be at least 1             | epoch 0",
                "snapshots.iterations[0]=3    | has no parts                   | Set snapshots.iterations itself",
                "snapshots.megabytes=0        | must be at least 1             | snapshots.megabytes",
                "snapshots.room=1             | is not a field                 | Allowed in snapshots: megabytes,"
                        + " iterations",
                "training.epochs              | is not path=value              | training.epochs=3"
            })
    void whatCannotBeSaysWhatIsAllowed(String assignment, String what, String allowed) {
        assertThatThrownBy(() -> SpecPaths.set(R0, assignment))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(allowed);
    }

    @Test
    void differencesNameWhatWasChanged() {
        RunSpec changed = SpecPaths.set(SpecPaths.set(R0, "training.epochs=3"), "network.layers[0].units=100");

        assertThat(SpecPaths.differences(R0, changed)).containsExactly("network.layers[0].units", "training.epochs");
        assertThat(SpecPaths.differences(R0, R0)).isEmpty();
    }

    @Test
    void anotherNumberOfLayersIsOneDifference() {
        RunSpec other = SPECS.get(1);

        assertThat(SpecPaths.differences(R0, other))
                .contains("network.layers", "training.learningRate", "training.gradient")
                .noneMatch(path -> path.startsWith("network.layers["));
    }
}
