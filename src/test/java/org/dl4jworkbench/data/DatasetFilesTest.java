package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFilesTest {
    @TempDir
    Path folder;

    /** As another machine gets it. */
    private DatasetCatalogue copied(DatasetFiles files) throws IOException {
        Path root = folder.resolve("elsewhere");
        for (DatasetFiles.Entry entry : files.entries()) {
            Path target = root.resolve(entry.name());
            Files.createDirectories(target.getParent());
            Files.copy(entry.source(), target);
        }
        return new DatasetCatalogue(List.of(root));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void setsThatTheProgramMakesHaveNoFilesToBring() {
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(folder));
        assertThat(catalogue.files(DatasetCatalogue.GENERATED_DIGITS, folder.resolve("scratch")))
                .isEmpty();
        assertThat(catalogue.files("generated-function", folder.resolve("scratch")))
                .isEmpty();
    }

    @Test
    void anOfficialSetIsFoundAgainWhereItsFilesWereCopiedTo() throws IOException {
        Path here = folder.resolve("here/mnist");
        Files.createDirectories(here);
        for (String name : List.of(
                "train-images-idx3-ubyte",
                "train-labels-idx1-ubyte",
                "t10k-images-idx3-ubyte",
                "t10k-labels-idx1-ubyte")) {
            try (var in = DatasetFilesTest.class.getResourceAsStream("/datasets/generated-digits/" + name + ".gz")) {
                Files.copy(in, here.resolve(name + ".gz"));
            }
        }
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(folder.resolve("here")));
        DatasetFiles files = catalogue.files("mnist", folder.resolve("scratch")).orElseThrow();

        assertThat(files.root()).isEqualTo(folder.resolve("here"));
        assertThat(files.entries()).allSatisfy(entry -> {
            assertThat(entry.path()).isEqualTo(entry.source()).exists();
            assertThat(files.root().resolve(entry.name())).isEqualTo(entry.path());
        });
        assertThat(copied(files).load("mnist").sha256())
                .isEqualTo(catalogue.load("mnist").sha256());
    }

    @Test
    void anOwnSetWhoseFilesLieElsewhereIsMovedWithItsDefinition() throws IOException {
        write(
                folder.resolve("here/leaves/dataset.yaml"),
                "id: leaves\ntitle: Leaves\nformat: csv\npath: " + folder.resolve("tables/leaves.csv") + "\n");
        write(folder.resolve("tables/leaves.csv"), "a,b,y\n1,2,3\n4,5,6\n7,8,9\n2,2,2\n5,1,1\n");
        write(folder.resolve("tables/other.csv"), "a\n1\n");
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(folder.resolve("here")));
        DatasetFiles files =
                catalogue.files("leaves", folder.resolve("scratch")).orElseThrow();

        assertThat(files.entries())
                .extracting(DatasetFiles.Entry::name)
                .containsExactlyInAnyOrder("leaves/files/leaves.csv", "leaves/dataset.yaml");
        assertThat(files.entries())
                .extracting(DatasetFiles.Entry::path)
                .as("what a machine with the same files has")
                .containsExactlyInAnyOrder(
                        folder.resolve("tables/leaves.csv"), folder.resolve("here/leaves/dataset.yaml"));
        assertThat(copied(files).load("leaves").sha256())
                .isEqualTo(catalogue.load("leaves").sha256());
    }

    @Test
    void anOwnSetOfAFolderBringsItsFileOfClassNames() throws IOException {
        Path here = folder.resolve("here/grey");
        write(
                here.resolve("dataset.yaml"),
                "id: grey\ntitle: Grey\nformat: idx\npath: .\nclassNamesFile: names/of.txt\n");
        write(here.resolve("names/of.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
        for (String name : List.of(
                "train-images-idx3-ubyte",
                "train-labels-idx1-ubyte",
                "t10k-images-idx3-ubyte",
                "t10k-labels-idx1-ubyte")) {
            try (var in = DatasetFilesTest.class.getResourceAsStream("/datasets/generated-digits/" + name + ".gz")) {
                Files.copy(in, here.resolve(name + ".gz"));
            }
        }
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(folder.resolve("here")));
        DatasetFiles files = catalogue.files("grey", folder.resolve("scratch")).orElseThrow();

        assertThat(copied(files).load("grey").classNames())
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    }
}
