package org.dl4jworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetFormat;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddSetModelTest {
    @TempDir
    Path folder;

    private DatasetCatalogue catalogue = new DatasetCatalogue(List.of());
    private Path root = Path.of("");

    @BeforeEach
    void anEmptyRoot() {
        root = folder.resolve("sets");
        catalogue = new DatasetCatalogue(List.of(root));
    }

    private AddSetModel model(Background background) {
        return new AddSetModel(() -> catalogue, root, Set.of("taken", "taken-2"), background);
    }

    private AddSetModel numbers(String content) throws Exception {
        Path file = folder.resolve("numbers.csv");
        Files.writeString(file, content);
        AddSetModel model = model(Background.inPlace());
        model.formatProperty().set(DatasetFormat.CSV);
        model.titleProperty().set("My numbers");
        model.pathProperty().set(file.toString());
        return model;
    }

    private static String table(String header) {
        StringBuilder text = new StringBuilder(header + "\n");
        for (int row = 0; row < 20; row++) {
            text.append(row)
                    .append(',')
                    .append(row * 2)
                    .append(',')
                    .append(row * 3)
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void theIdComesFromTheTitleAndIsNeverOneThatIsTaken() {
        AddSetModel model = model(Background.inPlace());
        assertThat(model.isComplete()).isFalse();
        model.titleProperty().set(" Leaves of 2026 (Löwe)! ");
        assertThat(model.id()).isEqualTo("leaves-of-2026-l-we");
        model.titleProperty().set("Taken");
        assertThat(model.id()).isEqualTo("taken-3");
        assertThat(model.isComplete()).isFalse();
        model.pathProperty().set("/somewhere");
        assertThat(model.isComplete()).isTrue();
        model.titleProperty().set("!!!");
        assertThat(model.isComplete()).isFalse();
    }

    @Test
    void aSoundSetIsAddedWithItsTargetsAndOfferedByTheAssignmentItFits() throws Exception {
        AddSetModel model = numbers(table("a,b,c"));
        model.targetsProperty().set("b, c");
        model.add();
        assertThat(model.stateProperty().get()).isEqualTo(new AddSetModel.State.Added("my-numbers"));
        Dataset dataset = catalogue.load("my-numbers");
        assertThat(dataset.classNames()).containsExactly("b", "c");
        assertThat(catalogue.fitting(
                        AssignmentCatalogue.read(folder.resolve("user")).get("regression-1d")))
                .extracting(DatasetListing::id)
                .contains("my-numbers");
        assertThat(catalogue.fitting(
                        AssignmentCatalogue.read(folder.resolve("user")).get("mnist-mlp")))
                .extracting(DatasetListing::id)
                .doesNotContain("my-numbers");
    }

    @Test
    void aSetOfTooManyColumnsIsNotOffered() throws Exception {
        numbers(table("a,b,c")).add();
        assertThat(catalogue.find("my-numbers").shape()).hasToString("2");
        assertThat(catalogue.fitting(
                        AssignmentCatalogue.read(folder.resolve("user")).get("regression-1d")))
                .extracting(DatasetListing::id)
                .doesNotContain("my-numbers");
    }

    @Test
    void aFailedReadSaysWhatAndWhereAndAddsNothing() throws Exception {
        AddSetModel model = numbers("a,b\n1,2\n3,four\n");
        model.add();
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(AddSetModel.State.Failed.class, failed -> {
            assertThat(Problem.whole(failed.problem())).contains("four").contains("numbers.csv");
            assertThat(((WorkbenchException) failed.problem()).remedy()).isNotEmpty();
        });
        assertThat(root.resolve("my-numbers")).doesNotExist();
        Files.writeString(folder.resolve("numbers.csv"), table("a,b,c"));
        model.add();
        assertThat(model.stateProperty().get()).isInstanceOf(AddSetModel.State.Added.class);
    }

    @Test
    void typedNamesAndAFileOfNamesAtOnceAreRefused() {
        AddSetModel model = model(Background.inPlace());
        model.titleProperty().set("Leaves");
        model.pathProperty().set(folder.toString());
        model.namesProperty().set("oak, elm");
        model.namesFileProperty().set(folder.resolve("names.txt").toString());
        model.add();
        assertThat(model.stateProperty().get())
                .isInstanceOfSatisfying(AddSetModel.State.Failed.class, failed -> assertThat(failed.problem())
                        .hasMessageContaining("class names"));
    }

    @Test
    void aSetWhoseDialogWasClosedWhileItWasReadIsNotAdded() throws Exception {
        Deque<Runnable> waiting = new ArrayDeque<>();
        Background later = new Background() {
            @Override
            public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
                waiting.add(() -> Background.inPlace().run(work, done, failed));
            }
        };
        Path file = folder.resolve("numbers.csv");
        Files.writeString(file, table("a,b,c"));
        AddSetModel model = model(later);
        model.formatProperty().set(DatasetFormat.CSV);
        model.titleProperty().set("Left");
        model.pathProperty().set(file.toString());
        model.add();
        assertThat(model.stateProperty().get()).isInstanceOf(AddSetModel.State.Reading.class);
        model.abandon();
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        assertThat(catalogue.list()).extracting(DatasetListing::id).doesNotContain("left");
        assertThat(file).exists();
    }

    private static byte[] idx(int... numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return bytes;
    }

    @Test
    void emnistsLettersAreProposedFromOneAndTurned() throws Exception {
        Path letters = Files.createDirectories(folder.resolve("letters"));
        for (String part : List.of("train", "test")) {
            Files.write(
                    letters.resolve("emnist-letters-" + part + "-images-idx3-ubyte"),
                    idx(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, part.length(), 4));
            Files.write(
                    letters.resolve("emnist-letters-" + part + "-labels-idx1-ubyte"),
                    idx(0, 0, 8, 1, 0, 0, 0, 2, 1, 26));
        }
        AddSetModel model = model(Background.inPlace());
        model.titleProperty().set("Letters");
        model.pathProperty().set(letters.toString());
        model.formatProperty().set(DatasetFormat.IDX);
        assertThat(model.fromOneProperty().get()).isTrue();
        assertThat(model.transposedProperty().get()).isTrue();
        assertThat(model.namesProperty().get()).startsWith("A, B, C").endsWith("Y, Z");
        model.preview();
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(AddSetModel.State.Previewed.class, previewed -> {
            assertThat(previewed.preview().facts()).isEqualTo("2×1×1 · 2 training and 2 test examples");
            assertThat(previewed.preview().classNames()).hasSize(26);
        });
        assertThat(root.resolve("letters")).doesNotExist();
        model.add();
        Dataset dataset = catalogue.load("letters");
        assertThat(dataset.trainImages().labels()).containsExactly(0, 25);
        assertThat(dataset.shape()).hasToString("2×1×1");
    }

    @Test
    void theLabelsOfAnnotationsAreListedWithTheClassesTheyBecome() throws Exception {
        Path faces = folder.resolve("faces");
        Files.createDirectories(faces.resolve("annotations"));
        Files.createDirectories(faces.resolve("images"));
        for (int i = 0; i < 5; i++) {
            javax.imageio.ImageIO.write(
                    new java.awt.image.BufferedImage(8, 8 + i, 1),
                    "png",
                    faces.resolve("images/" + i + ".png").toFile());
            String object = "<object><name>%s</name><bndbox><xmin>0</xmin><ymin>0</ymin><xmax>%d</xmax><ymax>4</ymax>"
                    + "</bndbox></object>";
            Files.writeString(
                    faces.resolve("annotations/" + i + ".xml"),
                    "<annotation><filename>" + i + ".png</filename>" + object.formatted("with_mask", 3 + i)
                            + (i == 0 ? object.formatted("hat", 8) : "") + "</annotation>");
        }
        AddSetModel model = model(Background.inPlace());
        model.titleProperty().set("Faces");
        model.formatProperty().set(DatasetFormat.VOC);
        assertThat(model.labelsProperty().get()).isEmpty();
        model.pathProperty().set(faces.toString());
        model.look();
        assertThat(model.labelsProperty().get())
                .extracting(row ->
                        row.label() + " " + row.boxes() + " " + row.target().get())
                .containsExactly("with_mask 5 good", "hat 1 hat");
        model.labelsProperty().get().get(1).target().set(" ");
        model.preview();
        assertThat(model.stateProperty().get())
                .isInstanceOfSatisfying(AddSetModel.State.Failed.class, failed -> assertThat(failed.problem())
                        .hasMessageContaining("the label \"hat\" has no class"));
        model.labelsProperty().get().get(1).target().set("other");
        model.testPartProperty().set("x");
        model.preview();
        assertThat(model.stateProperty().get()).isInstanceOf(AddSetModel.State.Failed.class);
        model.testPartProperty().set("0.4");
        model.add();
        assertThat(model.stateProperty().get()).isEqualTo(new AddSetModel.State.Added("faces"));
        Dataset dataset = new DatasetCatalogue(List.of(root)).load("faces");
        assertThat(dataset.classNames()).containsExactly("good", "other");
        assertThat(dataset.train().count() + dataset.test().count()).isEqualTo(6);
        assertThat(Files.readString(root.resolve("faces/dataset.yaml")))
                .contains("with_mask: \"good\"", "testPart: 0.4");
    }
}
