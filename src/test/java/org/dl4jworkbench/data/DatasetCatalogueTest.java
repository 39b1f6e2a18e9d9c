package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue over folders made for the test; {@link RealMnistTest} has the official files. */
class DatasetCatalogueTest {
    private static final List<String> ACCEPTED = List.of("mnist", "generated-digits");

    @TempDir
    Path folder;

    private Path first = Path.of("");
    private Path second = Path.of("");
    private DatasetCatalogue catalogue = new DatasetCatalogue(List.of());

    @BeforeEach
    void twoRoots() throws IOException {
        first = Files.createDirectory(folder.resolve("first"));
        second = Files.createDirectory(folder.resolve("second"));
        catalogue = new DatasetCatalogue(List.of(first, second));
    }

    @Test
    void listSaysWhereASetBelongsThatIsNotThere() {
        assertThat(catalogue.list())
                .extracting(DatasetListing::id)
                .contains("mnist", "fashion-mnist", "generated-digits");
        DatasetListing mnist = catalogue.find("mnist");
        assertThat(mnist.available()).isFalse();
        assertThat(mnist.generated()).isFalse();
        assertThat(mnist.where()).isEmpty();
        assertThat(mnist.sizeOnDisk()).isZero();
        assertThat(mnist.searched()).containsExactly(first.resolve("mnist"), second.resolve("mnist"));
        assertThat(mnist.howToGet())
                .contains("train-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "a folder named mnist", "--data")
                .contains(
                        first.resolve("mnist").toString(),
                        second.resolve("mnist").toString());
    }

    @Test
    void listDoesNotReadTheFiles() throws IOException {
        Path mnist = Files.createDirectory(first.resolve("mnist"));
        for (String name : names(".gz")) {
            Files.writeString(mnist.resolve(name), "not a data file");
        }
        DatasetListing listing = catalogue.find("mnist");
        assertThat(listing.available()).isTrue();
        assertThat(listing.where()).isEqualTo(mnist.toString());
        assertThat(listing.sizeOnDisk()).isEqualTo(4 * 15);
        assertThat(listing.howToGet()).isEmpty();
    }

    @Test
    void missingSetNamesTheFilesAndAllFoldersSearched() {
        BadDataException problem = catchThrowableOfType(BadDataException.class, () -> catalogue.load("mnist"));
        assertThat(problem.what()).isEqualTo("MNIST is not on this machine");
        assertThat(problem.remedy())
                .contains(names(""))
                .contains(
                        first.resolve("mnist").toString(),
                        second.resolve("mnist").toString());
    }

    @Test
    void incompleteSetNamesTheMissingFiles() throws IOException {
        writeSmallMnist(second, names(""));
        Files.delete(second.resolve("mnist/t10k-labels-idx1-ubyte"));
        Files.delete(second.resolve("mnist/train-images-idx3-ubyte"));
        BadDataException problem = catchThrowableOfType(BadDataException.class, () -> catalogue.load("mnist"));
        assertThat(problem.where()).isEqualTo(second.resolve("mnist").toString());
        assertThat(problem.what())
                .isEqualTo("MNIST is incomplete: train-images-idx3-ubyte, t10k-labels-idx1-ubyte missing");
        assertThat(problem.remedy()).contains("Searched: " + first.resolve("mnist"));
    }

    @Test
    void filesDirectlyInARootAreHintedAt() throws IOException {
        writeSmallMnist(first, names(""));
        BadDataException problem = catchThrowableOfType(
                BadDataException.class, () -> new DatasetCatalogue(List.of(first.resolve("mnist"))).load("mnist"));
        assertThat(problem.remedy())
                .contains("files of these names lie in " + first.resolve("mnist"), "move them into");
    }

    @Test
    void plainGzipAndDottedNamesAreFound() throws IOException {
        writeSmallMnist(
                first,
                List.of(
                        "train-images.idx3-ubyte",
                        "train-labels-idx1-ubyte.gz",
                        "t10k-images.idx3-ubyte.gz",
                        "t10k-labels-idx1-ubyte"));
        Dataset mnist = catalogue.load("mnist");
        assertThat(mnist.trainImages().count()).isEqualTo(4);
        assertThat(mnist.testImages().count()).isEqualTo(2);
        assertThat(mnist.trainImages().labels()).containsExactly(3, 1, 4, 1);
        assertThat(mnist.shape()).hasToString("28×28×1");
        assertThat(mnist.classNames()).hasSize(10);
        assertThat(mnist.origin()).isEqualTo(first.resolve("mnist").toString());
        assertThat(mnist.sha256().keySet())
                .containsExactly(
                        "t10k-images.idx3-ubyte.gz",
                        "t10k-labels-idx1-ubyte",
                        "train-images.idx3-ubyte",
                        "train-labels-idx1-ubyte.gz");
    }

    @Test
    void otherContentThanTheOfficialIsLoadedAndReported() throws IOException {
        writeSmallMnist(first, names(".gz"));
        Dataset mnist = catalogue.load("mnist");
        assertThat(mnist.verification()).isEqualTo(Verification.DIFFERS);
        assertThat(mnist.generated()).isFalse();
        assertThat(mnist.warning())
                .contains("differs from the official MNIST file: train-images-idx3-ubyte.gz")
                .contains("differs from the official MNIST file: t10k-labels-idx1-ubyte.gz")
                .contains("official 6bbc9ace898e44ae57da46a324031adb");
    }

    @Test
    void picturesOfAnotherSizeAreRefused() throws IOException {
        writeSmallMnist(first, names(""));
        IdxWriter.writeImages(first.resolve("mnist/t10k-images-idx3-ubyte"), 32, 32, new byte[2 * 32 * 32]);
        BadDataException problem = catchThrowableOfType(BadDataException.class, () -> catalogue.load("mnist"));
        assertThat(problem.where()).isEqualTo(first.resolve("mnist/t10k-images-idx3-ubyte") + ", byte 8");
        assertThat(problem.what()).isEqualTo("the pictures are 32×32, but those of MNIST are 28×28");
    }

    @Test
    void labelsOfAnotherCountAreRefused() throws IOException {
        writeSmallMnist(first, names(""));
        IdxWriter.writeLabels(first.resolve("mnist/train-labels-idx1-ubyte"), new byte[5]);
        BadDataException problem = catchThrowableOfType(BadDataException.class, () -> catalogue.load("mnist"));
        assertThat(problem.where()).isEqualTo(first.resolve("mnist/train-labels-idx1-ubyte") + ", byte 4");
        assertThat(problem.what()).contains("holds 5 labels", "holds 4 pictures");
    }

    @Test
    void firstRootWithAllFilesWinsAndThePartialOneIsReported() throws IOException {
        writeSmallMnist(first, names(""));
        writeSmallMnist(second, names(""));
        assertThat(catalogue.load("mnist").origin())
                .isEqualTo(first.resolve("mnist").toString());
        Files.delete(first.resolve("mnist/train-labels-idx1-ubyte"));
        Dataset fallback = catalogue.load("mnist");
        assertThat(fallback.origin()).isEqualTo(second.resolve("mnist").toString());
        assertThat(fallback.warning())
                .contains(first.resolve("mnist") + " was passed over: train-labels-idx1-ubyte missing");
    }

    @Test
    void loadingTwiceReadsOnceUntilTheFilesChange() throws IOException {
        writeSmallMnist(first, names(""));
        Dataset once = catalogue.load("mnist");
        assertThat(catalogue.load("mnist")).isSameAs(once);
        Path labels = first.resolve("mnist/train-labels-idx1-ubyte");
        IdxWriter.writeLabels(labels, new byte[] {9, 9, 9, 9});
        Files.setLastModifiedTime(labels, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        assertThat(catalogue.load("mnist").trainImages().labels()).containsExactly(9, 9, 9, 9);
    }

    @Test
    void threadsThatLoadAtOnceGetTheSameSet() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Dataset>> loads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                loads.add(threads.submit(() -> catalogue.load("generated-digits")));
            }
            Dataset expected = catalogue.load("generated-digits");
            for (Future<Dataset> load : loads) {
                assertThat(load.get(30, TimeUnit.SECONDS)).isSameAs(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void automaticTakesTheFirstAcceptedSetThatIsThere() throws IOException {
        assertThat(catalogue.resolve("auto", ACCEPTED)).isEqualTo("generated-digits");
        writeSmallMnist(second, names(""));
        assertThat(catalogue.resolve("auto", ACCEPTED)).isEqualTo("mnist");
        assertThat(catalogue.resolve("auto", List.of("generated-digits", "mnist")))
                .isEqualTo("generated-digits");
        assertThat(catalogue.resolve("auto", List.of("no-such-set", "mnist"))).isEqualTo("mnist");
    }

    @Test
    void automaticWithNothingThereSaysWhereItLooked() {
        BadDataException problem =
                catchThrowableOfType(BadDataException.class, () -> catalogue.resolve("auto", List.of("mnist")));
        assertThat(problem.what()).isEqualTo("none of the data sets mnist is on this machine");
        assertThat(problem.remedy()).contains(first.toString(), second.toString());
    }

    @Test
    void requestedSetMustFitTheAssignment() {
        assertThat(catalogue.resolve("mnist", ACCEPTED)).isEqualTo("mnist");
        BadSpecException problem =
                catchThrowableOfType(BadSpecException.class, () -> catalogue.resolve("cifar-10", ACCEPTED));
        assertThat(problem.where()).isEqualTo("data.dataset");
        assertThat(problem.remedy()).isEqualTo("Allowed: auto, mnist, generated-digits");
    }

    @Test
    void unknownSetListsTheKnownOnes() {
        assertThat(catchThrowableOfType(BadSpecException.class, () -> catalogue.load("nist"))
                        .remedy())
                .startsWith("Known: mnist, fashion-mnist, ")
                .contains("generated-digits");
    }

    @Test
    void noRootsAtAllSaysHowToNameOne() {
        assertThat(new DatasetCatalogue(List.of()).find("mnist").howToGet()).contains("No folder was searched");
    }

    private static List<String> names(String suffix) {
        return IdxSetReader.NAMES.stream().map(name -> name + suffix).toList();
    }

    /** Four training and two test pictures; the file names in the order of {@link IdxSetReader}. */
    private static void writeSmallMnist(Path root, List<String> fileNames) throws IOException {
        Path mnist = root.resolve("mnist");
        IdxWriter.writeImages(mnist.resolve(fileNames.get(0)), 28, 28, new byte[4 * 28 * 28]);
        IdxWriter.writeLabels(mnist.resolve(fileNames.get(1)), new byte[] {3, 1, 4, 1});
        IdxWriter.writeImages(mnist.resolve(fileNames.get(2)), 28, 28, new byte[2 * 28 * 28]);
        IdxWriter.writeLabels(mnist.resolve(fileNames.get(3)), new byte[] {5, 9});
    }
}
