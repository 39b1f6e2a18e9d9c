package org.dl4jworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.chart.BarFigure;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetFormat;
import org.dl4jworkbench.data.ImageIoDecoder;
import org.dl4jworkbench.data.OwnSet;
import org.dl4jworkbench.data.Verification;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.ui.common.Background;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataModelTest {
    @TempDir
    Path root;

    private DataModel model(DatasetCatalogue catalogue) {
        DataModel model = new DataModel(() -> catalogue, Background.inPlace());
        model.refresh();
        return model;
    }

    private DataModel model() {
        return model(new DatasetCatalogue(List.of(root)));
    }

    private static DataModel.Item item(DataModel model, String id) {
        return model.item(id).orElseThrow();
    }

    private DatasetCatalogue withOwnNumbers() throws Exception {
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(root.resolve("sets")));
        Path file = root.resolve("mine.csv");
        Files.writeString(file, "x,y\n" + "1,2\n2,4\n3,6\n4,8\n5,10\n6,12\n7,14\n8,16\n9,18\n10,20\n");
        catalogue.add(OwnSet.of("mine", "Mine", DatasetFormat.CSV, file.toString()), root.resolve("sets"));
        return catalogue;
    }

    @Test
    void theFirstSetThatIsHereIsShownAtFirstWithItsCountsSamplesAndSplit() {
        DataModel model = model();
        assertThat(model.selectedProperty().get()).isEqualTo(DatasetCatalogue.GENERATED_DIGITS);
        DataModel.Item digits = item(model, DatasetCatalogue.GENERATED_DIGITS);
        assertThat(digits.state()).isEqualTo(DataModel.State.LOADED);
        DatasetView view = digits.view();
        assertThat(view).isNotNull();
        assertThat(view.verification()).isEqualTo(Verification.GENERATED);
        assertThat(view.classNames()).hasSize(10);
        BarFigure bars = (BarFigure) view.classBars();
        assertThat(bars).isNotNull();
        double examples = 0;
        for (int i = 0; i < 10; i++) {
            examples += bars.groups().get(0).value(i);
        }
        assertThat(examples).isEqualTo(view.train());
        assertThat(view.samples().height()).isEqualTo(10 * view.samples().rowHeight());
        DatasetView.Parts split = view.split();
        assertThat(split).isNotNull();
        assertThat(split.training() + split.validation()).isEqualTo(view.train());
        assertThat(split.validation()).isEqualTo((int) Math.round(0.1 * view.train()));
    }

    @Test
    void tellsWhereAMissingSetIsLookedFor() {
        DataModel.Item mnist = item(model(), DatasetCatalogue.MNIST);
        assertThat(mnist.state()).isEqualTo(DataModel.State.ABSENT);
        assertThat(mnist.listing().howToGet()).contains(root.resolve("mnist").toString());
    }

    @Test
    void aDamagedSetShowsItsErrorAndTheOthersStillLoad() throws Exception {
        Path mnist = Files.createDirectories(root.resolve("mnist"));
        for (String name : List.of(
                "train-images-idx3-ubyte",
                "train-labels-idx1-ubyte",
                "t10k-images-idx3-ubyte",
                "t10k-labels-idx1-ubyte")) {
            Files.write(mnist.resolve(name), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }
        DataModel model = model();
        assertThat(item(model, DatasetCatalogue.MNIST).state()).isEqualTo(DataModel.State.FAILED);
        assertThat(item(model, DatasetCatalogue.MNIST).problem()).isInstanceOf(BadDataException.class);
        model.select(DatasetCatalogue.GENERATED_DIGITS);
        assertThat(item(model, DatasetCatalogue.GENERATED_DIGITS).state()).isEqualTo(DataModel.State.LOADED);
    }

    @Test
    void aSetThatIsLoadedStaysInViewWhileItIsLookedForAgain() {
        DataModel model = model();
        DataModel.Item before = item(model, DatasetCatalogue.GENERATED_DIGITS);
        model.refresh();
        assertThat(item(model, DatasetCatalogue.GENERATED_DIGITS)).isEqualTo(before);
    }

    @Test
    void aGeneratedSetIsMadeOnlyWhenTheUserAsksForIt() {
        Path generated = root.resolve("generated");
        DataModel model = model(new DatasetCatalogue(List.of(root), generated, new ImageIoDecoder()));
        model.select("generated-function");
        assertThat(item(model, "generated-function").state()).isEqualTo(DataModel.State.UNMADE);
        assertThat(generated).doesNotExist();
        model.read();
        DataModel.Item made = item(model, "generated-function");
        assertThat(made.state()).isEqualTo(DataModel.State.LOADED);
        assertThat(made.listing().sizeOnDisk()).isPositive();
        assertThat(made.view()).isNotNull();
        assertThat(made.view().look()).isNotNull();
        assertThat(made.view().histograms()).hasSize(2);
    }

    @Test
    void aSetThatIsRemovedGoesFromTheListAndItsFilesStay() throws Exception {
        DataModel model = model(withOwnNumbers());
        model.select("mine");
        assertThat(item(model, "mine").state()).isEqualTo(DataModel.State.LOADED);
        model.remove("mine");
        assertThat(model.item("mine")).isEmpty();
        assertThat(model.selectedProperty().get()).isEqualTo(DatasetCatalogue.GENERATED_DIGITS);
        assertThat(root.resolve("mine.csv")).exists();
        assertThat(root.resolve("sets/mine")).doesNotExist();
    }

    @Test
    void aSetThatCannotBeRemovedIsToldAndNothingIsLost() throws Exception {
        DataModel model = model(withOwnNumbers());
        model.remove("mnist");
        assertThat(model.problemsProperty().get()).singleElement().satisfies(problem -> assertThat(problem)
                .hasMessageContaining("no data set of your own"));
        assertThat(model.item("mine")).isPresent();
    }

    @Test
    void aDefinitionThatDoesNotHoldIsToldAndTheOtherSetsAreListed() throws Exception {
        DatasetCatalogue catalogue = withOwnNumbers();
        Files.createDirectories(root.resolve("sets/broken"));
        Files.writeString(root.resolve("sets/broken/dataset.yaml"), "id: broken\n");
        DataModel model = model(catalogue);
        assertThat(model.problemsProperty().get()).hasSize(1);
        assertThat(model.item("mine")).isPresent();
    }
}
