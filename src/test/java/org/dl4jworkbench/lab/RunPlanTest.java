package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetFormat;
import org.dl4jworkbench.data.IdxWriter;
import org.dl4jworkbench.data.OwnSet;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.RunSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of the user's own in an assignment: three classes, 28×28 or another size. */
class RunPlanTest {
    @TempDir
    Path folder;

    private DatasetCatalogue datasets = new DatasetCatalogue(List.of());
    private final Assignment digits =
            AssignmentCatalogue.read(Path.of("no such folder")).get("mnist-mlp");

    @BeforeEach
    void ownSets() throws IOException {
        datasets = new DatasetCatalogue(List.of(Files.createDirectory(folder.resolve("root"))));
        add("own-28", 28);
        add("own-20", 20);
        Path numbers = Files.writeString(folder.resolve("numbers.csv"), "x,y\n1,1\n2,2\n3,3\n4,4\n5,5\n");
        datasets.add(
                OwnSet.of("numbers", "Numbers", DatasetFormat.CSV, numbers.toString()),
                datasets.roots().get(0));
    }

    private void add(String id, int side) throws IOException {
        Path files = Files.createDirectory(folder.resolve(id));
        byte[] labels = new byte[30];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 3);
        }
        for (String part : List.of("train", "t10k")) {
            IdxWriter.writeImages(files.resolve(part + "-images-idx3-ubyte"), side, side, new byte[30 * side * side]);
            IdxWriter.writeLabels(files.resolve(part + "-labels-idx1-ubyte"), labels);
        }
        datasets.add(
                OwnSet.of(id, id, DatasetFormat.IDX, files.toString()),
                datasets.roots().get(0));
    }

    private RunSpec spec(String dataset) {
        RunSpec preset = digits.presets().get(0).spec();
        return preset.withData(preset.data().withDataset(dataset));
    }

    @Test
    void theOutputLayerMustHaveTheClassesOfTheSet() {
        BadSpecException problem =
                catchThrowableOfType(BadSpecException.class, () -> RunPlan.of(digits, spec("own-28"), datasets));
        assertThat(problem.what()).isEqualTo("10 outputs do not fit 3 classes: use 3");
        assertThat(problem.where()).startsWith("network.layers[");
        RunSpec mended = SpecPaths.set(spec("own-28"), "network.layers[2].units=3");
        assertThat(RunPlan.of(digits, mended, datasets).spec().data().dataset()).isEqualTo("own-28");
    }

    @Test
    void anotherSizeNeedsAResizeStep() {
        BadSpecException problem =
                catchThrowableOfType(BadSpecException.class, () -> RunPlan.of(digits, spec("own-20"), datasets));
        assertThat(problem.where()).isEqualTo("data.dataset");
        assertThat(problem.what())
                .isEqualTo("examples of \"own-20\" are 20×20×1, but " + digits.title() + " takes 28×28×1");
        RunSpec mended = SpecPaths.set(spec("own-20"), "network.layers[2].units=3");
        RunSpec resized = mended.withData(mended.data()
                .withPreprocessing(List.of(new PreprocessingStep.Resize(28, 28), new PreprocessingStep.Scale())));
        assertThat(RunPlan.of(digits, resized, datasets).notices()).isEmpty();
    }

    @Test
    void setForAnotherTaskIsRefused() {
        BadSpecException problem =
                catchThrowableOfType(BadSpecException.class, () -> RunPlan.of(digits, spec("numbers"), datasets));
        assertThat(problem.what()).contains("\"numbers\" is for regression, but");
    }

    @Test
    void stepsAreHeldAgainstTheRealChannels() {
        RunSpec grey = spec("own-28")
                .withData(spec("own-28")
                        .data()
                        .withPreprocessing(List.of(new PreprocessingStep.Grey(), new PreprocessingStep.Scale())));
        BadSpecException problem =
                catchThrowableOfType(BadSpecException.class, () -> RunPlan.of(digits, grey, datasets));
        assertThat(problem.where()).isEqualTo("data.preprocessing[0] (Grey)");
    }

    @Test
    void ownSetsOfTheTaskAreOffered() {
        assertThat(datasets.fitting(digits))
                .extracting(listing -> listing.id())
                .containsExactly("mnist", "generated-digits", "own-20", "own-28");
    }
}
