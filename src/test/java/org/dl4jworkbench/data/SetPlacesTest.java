package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where sets lie after archives of all kinds were unpacked. */
class SetPlacesTest {
    @TempDir
    Path folder;

    private Dataset add(DatasetFormat format, Map<String, byte[]> files) {
        Path place = folder.resolve("files");
        SmallSets.write(place, files);
        Path root = folder.resolve("root");
        return new DatasetCatalogue(List.of(root)).add(OwnSet.of("set", "Set", format, place.toString()), root);
    }

    private BadDataException problem(DatasetFormat format, Map<String, byte[]> files) {
        return catchThrowableOfType(BadDataException.class, () -> add(format, files));
    }

    private static Map<String, byte[]> renamed(
            Map<String, byte[]> files, java.util.function.UnaryOperator<String> name) {
        Map<String, byte[]> renamed = new LinkedHashMap<>();
        files.forEach((old, content) -> renamed.put(name.apply(old), content));
        return renamed;
    }

    @Test
    void idxFilesAreFoundBelowAndUnderTheNamesInUse() {
        Map<String, byte[]> idx = SmallSets.idx(true);
        List<java.util.function.UnaryOperator<String>> names = List.of(
                name -> "MNIST/raw/" + name,
                name -> "set/set/" + name,
                name -> "emnist-letters-" + name.replace("t10k", "test"),
                name -> name.replace("-idx", ".idx").replace(".gz", ""),
                name -> name.replace(".gz", "") + "/" + name);
        for (int i = 0; i < names.size(); i++) {
            Path place = folder.resolve("files" + i);
            SmallSets.write(place, renamed(idx, names.get(i)));
            Found found = new IdxSetReader("S", null, ClassNames.Source.files(), List.of()).find(place);
            assertThat(found.missing()).as("names " + i).isEmpty();
            assertThat(found.files().keySet()).containsExactlyElementsOf(IdxSetReader.NAMES);
        }
    }

    @Test
    void severalSetsInOneFolderAreNotGuessedAt() {
        Map<String, byte[]> files = new LinkedHashMap<>(renamed(SmallSets.idx(true), name -> "emnist-letters-" + name));
        files.putAll(renamed(SmallSets.idx(true), name -> "emnist-digits-" + name));
        assertThat(problem(DatasetFormat.IDX, files).what())
                .startsWith("there are several sets, ")
                .contains("emnist-digits-…", "emnist-letters-…");
    }

    @Test
    void theKnownSetsAreFoundInTorchvisionsFolders() {
        Path root = folder.resolve("torch");
        SmallSets.write(root, renamed(SmallSets.idx(true), name -> "FashionMNIST/raw/" + name));
        SmallSets.write(root, renamed(SmallSets.idx(true), name -> "mnist/MNIST/raw/" + name));
        SmallSets.write(root, renamed(SmallSets.cifar(), name -> "cifar-10-batches-bin/" + name));
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(root));
        assertThat(catalogue.find("fashion-mnist").available()).isTrue();
        assertThat(catalogue.find("mnist").available()).isTrue();
        assertThat(catalogue.find("cifar-10").available()).isTrue();
    }

    @Test
    void theFilesOfAnotherEditionOfCifarAreNamed() {
        Map<String, byte[]> python = Map.of(
                "cifar-10-batches-py/data_batch_1", new byte[4],
                "cifar-10-batches-py/test_batch", new byte[4],
                "cifar-10-batches-py/batches.meta", new byte[4]);
        assertThat(problem(DatasetFormat.CIFAR, python).what())
                .contains("data_batch_1, test_batch in ")
                .contains("cifar-10-batches-py are of CIFAR-10's Python version, the binary version"
                        + " (cifar-10-binary.tar.gz) is needed");
    }

    @Test
    void whatLiesThereInsteadIsSaid() {
        assertThat(problem(DatasetFormat.IDX, Map.of("a.txt", new byte[1], "b.zip", new byte[1], "c/d", new byte[1]))
                        .what())
                .isEqualTo("there are no files of the format IDX; there are a.txt, b.zip, c/");
        SmallSets.write(
                folder.resolve("root/hand"),
                Map.of(
                        "dataset.yaml",
                        SmallSets.text("id: hand\ntitle: Hand\nformat: idx\npath: files\n"),
                        "files/x.bin",
                        new byte[1]));
        assertThat(catchThrowableOfType(
                                BadDataException.class,
                                () -> new DatasetCatalogue(List.of(folder.resolve("root"))).load("hand"))
                        .what())
                .isEqualTo("Hand is not there; there is x.bin");
    }

    @Test
    void classFoldersAreFoundWhateverTheirTwoFoldersAreCalled() {
        Map<String, byte[]> folders = SmallSets.folders();
        List<java.util.function.UnaryOperator<String>> names = List.of(
                name -> "set/set/" + name,
                name -> name.replaceFirst("^(train|test)/", "$1/$1/"),
                name -> name.replace("train/", "Training/").replace("test/", "Testing/"));
        for (int i = 0; i < names.size(); i++) {
            Path place = folder.resolve("folders" + i);
            SmallSets.write(place, renamed(folders, names.get(i)));
            SetContent.Pictures content = read(place);
            assertThat(content.classNames()).as("names " + i).containsExactly("apple", "pear");
            assertThat(content.train()).hasSize(3);
            assertThat(content.test()).hasSize(1);
            assertThat(content.warnings()).isEmpty();
        }
    }

    private static SetContent.Pictures read(Path place) {
        ClassFolders reader = new ClassFolders(ClassNames.Source.files());
        return (SetContent.Pictures) reader.read(reader.find(place));
    }

    @Test
    void aValidationFolderIsNotPassedOverSilently() {
        Path both = folder.resolve("both");
        SmallSets.write(both, SmallSets.folders());
        SmallSets.write(both, Map.of("val/apple/9.png", SmallSets.picture(5, 4, "png", 9)));
        assertThat(read(both).train()).hasSize(3);
        assertThat(read(both).warnings())
                .containsExactly("the pictures in val are not used: each run keeps a part of the training pictures for"
                        + " validation");
        Path valid = folder.resolve("valid");
        SmallSets.write(valid, renamed(SmallSets.folders(), name -> name.replace("test/", "valid/")));
        assertThat(read(valid).test()).hasSize(1);
        assertThat(read(valid).warnings())
                .containsExactly("there is no folder test: the pictures in valid are the test part");
        Path alone = folder.resolve("alone");
        for (int i = 0; i < 5; i++) {
            SmallSets.write(alone, Map.of("train/apple/" + i + ".png", SmallSets.picture(5, 4, "png", i)));
        }
        assertThat(read(alone).classNames()).containsExactly("apple");
        assertThat(read(alone).test()).hasSize(1);
    }
}
