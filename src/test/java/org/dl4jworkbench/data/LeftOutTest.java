package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a folder of class folders vanishes without a word. */
class LeftOutTest {
    private static final byte[] OTHER = {1, 2, 3};

    private static final int WIDTH = 19;
    private static final int HEIGHT = 14;

    @TempDir
    Path root;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @BeforeEach
    void twoClasses() {
        for (String name : List.of("cat/1.png", "cat/2.PNG", "dog/3.webp", "dog/4.tif")) {
            files.put(name, name.endsWith("webp") ? GoldenPictures.file("lossless.webp") : picture());
        }
    }

    /** Another one each time, so that none is a copy. */
    private byte[] picture() {
        return SmallSets.picture(WIDTH, HEIGHT, "png", files.size());
    }

    private Dataset load() {
        return catalogue().load("mine");
    }

    private DatasetCatalogue catalogue() {
        files.put("dataset.yaml", SmallSets.text("id: mine\ntitle: Mine\nformat: folders\npath: .\n"));
        SmallSets.write(root.resolve("mine"), files);
        return new DatasetCatalogue(List.of(root));
    }

    @Test
    void withNothingLeftOutThereIsNothingToSay() {
        Dataset dataset = load();

        assertThat(dataset.train().count() + dataset.test().count()).isEqualTo(4);
        assertThat(dataset.warning()).isNull();
        assertThat(catalogue().find("mine").notices()).isEmpty();
    }

    @Test
    void filesThatAreNotReadAreCountedByKindInTheListAndInTheWarningOfTheSet() {
        for (String name : List.of(
                "cat/1.heic",
                "dog/2.HEIC",
                "dog/3.avif",
                "cat/a.svg",
                "dog/Thumbs.db",
                "dog/noending",
                "cat/.hidden.png")) {
            files.put(name, OTHER);
        }

        String expected = "7 files are not JPEG, PNG, BMP, GIF, WebP or TIFF and were left out"
                + " (2 .heic, 1 .avif, 1 .db, 1 .svg, 1 hidden, 1 without an ending)";
        assertThat(catalogue().find("mine").notices()).containsExactly(expected);
        assertThat(load().warning()).isEqualTo(expected);
        assertThat(load().train().count() + load().test().count()).isEqualTo(4);
    }

    @Test
    void aClassWhosePicturesAreAllOfAnotherKindIsNamed() {
        files.put("fox/1.heic", OTHER);
        files.put("fox/2.heic", OTHER);

        BadDataException problem = catchThrowableOfType(BadDataException.class, this::load);

        assertThat(problem.what()).isEqualTo("the class folder fox has no picture that is read (it holds 2 .heic)");
        assertThat(problem.where()).endsWith("mine");
        assertThat(catalogue().find("mine").notices()).contains(problem.what());
    }

    @Test
    void anEmptyClassIsNamedAndFoldersOfSystemsAreNone() throws IOException {
        files.put("__MACOSX/._1.png", OTHER);
        files.put(".cache/1.png", picture());
        assertThat(load().classNames()).containsExactly("cat", "dog");
        Files.createDirectory(root.resolve("mine/fox"));

        assertThat(catchThrowableOfType(BadDataException.class, this::load).what())
                .isEqualTo("the class folder fox has no picture that is read (it is empty)");
    }

    @Test
    void picturesBesideTheClassFoldersAreNamed() {
        files.clear();
        for (String name : List.of("train/cat/1.png", "train/dog/1.png", "test/cat/2.png")) {
            files.put(name, picture());
        }
        files.put("valid/cat/1.png", picture());
        files.put("train/cat/old/1.png", picture());
        files.put("readme.txt", OTHER);

        assertThat(load().warning())
                .isEqualTo("the pictures in valid are not used: each run keeps a part of the training pictures for"
                        + " validation; 1 picture does not lie directly in a class folder and was left out:"
                        + " train/cat/old/1.png");
    }

    @Test
    void aFolderWithoutAnyPictureThatIsReadSaysWhatItHolds() {
        files.clear();
        files.put("cat/1.heic", OTHER);

        BadDataException problem = catchThrowableOfType(BadDataException.class, this::load);

        assertThat(problem.what()).isEqualTo("the class folder cat has no picture that is read (it holds 1 .heic)");
    }

    @Test
    void contentOfAnotherKindThanTheNameSaysIsRead() {
        files.put("cat/5.jpg", picture());

        Dataset dataset = load();

        assertThat(dataset.train().count() + dataset.test().count()).isEqualTo(5);
        assertThat(dataset.warning()).isNull();
    }

    @Test
    void filesOfSeveralPicturesAreNamed() {
        files.put("cat/6.gif", GoldenPictures.file("animated.gif"));

        assertThat(load().warning())
                .isEqualTo("1 file holds several pictures (an animation or pages), of which the first is used,"
                        + " such as cat/6.gif");
    }
}
