package org.dl4jworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.Verification;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.ui.common.Background;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataModelTest {
    @TempDir
    Path root;

    private DataModel model() {
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(root));
        DataModel model = new DataModel(() -> catalogue, Background.inPlace());
        model.refresh();
        return model;
    }

    private static DataModel.Item item(DataModel model, String id) {
        return model.itemsProperty().get().stream()
                .filter(item -> item.listing().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsTheEmbeddedDigitsWithTheirCountsAndSamples() {
        DataModel.Item digits = item(model(), DatasetCatalogue.GENERATED_DIGITS);
        assertThat(digits.state()).isEqualTo(DataModel.State.LOADED);
        DatasetView view = digits.view();
        assertThat(view).isNotNull();
        assertThat(view.verification()).isEqualTo(Verification.GENERATED);
        assertThat(view.classNames()).hasSize(10);
        assertThat(java.util.Arrays.stream(view.trainCounts()).sum()).isEqualTo(view.train());
        assertThat(view.samples().height()).isEqualTo(10 * view.samples().rowHeight());
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
        assertThat(item(model, DatasetCatalogue.GENERATED_DIGITS).state()).isEqualTo(DataModel.State.LOADED);
    }

    @Test
    void aSetThatIsLoadedStaysInViewWhileItIsLookedForAgain() {
        DataModel model = model();
        DataModel.Item before = item(model, DatasetCatalogue.GENERATED_DIGITS);
        model.refresh();
        assertThat(item(model, DatasetCatalogue.GENERATED_DIGITS).listing()).isEqualTo(before.listing());
        assertThat(item(model, DatasetCatalogue.GENERATED_DIGITS).state()).isEqualTo(DataModel.State.LOADED);
    }
}
