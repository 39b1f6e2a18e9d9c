package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dl4jworkbench.data.PictureDecoder.Region;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes on pictures that EXIF turns; what is inside them by Pillow's order of the turned picture's pixels. */
class DrawnBoxesTest {
    private static final Region DRAWN = new Region(3, 2, 9, 12);

    @TempDir
    Path root;

    private Dataset load(int code, String train, String test) {
        byte[] picture = GoldenPictures.file("turned.png");
        int at = new String(picture, StandardCharsets.ISO_8859_1).indexOf("\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006")
                + 9;
        picture[at] = (byte) code;
        SmallSets.write(
                root.resolve("medical-masks"),
                Map.of(
                        "train.csv", SmallSets.text(SmallSets.HEADER + train),
                        "test.csv", SmallSets.text(SmallSets.HEADER + test),
                        "images/a.png", picture,
                        "images/plain.png", GoldenPictures.file("rgb.png")));
        return new DatasetCatalogue(List.of(root)).load("medical-masks");
    }

    private static PictureBoxes boxes(Dataset dataset) {
        return Objects.requireNonNull(dataset.boxes());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void aBoxDrawnOnThePictureAsStoredIsTurnedWithIt(int code) {
        Dataset dataset = load(code, "a.png,19x14,3,2,9,12,good\n", "a.png,19x14,3,2,9,12,good\n");

        assertThat(dataset.shape().toString()).isEqualTo("6×10×3");
        assertThat(Arrays.copyOf(dataset.trainImages().pixels(), 180)).isEqualTo(insideOf(code));
        PictureBoxes.Box seen = boxes(dataset).train().get(0);
        assertThat(new int[] {seen.right() - seen.left(), seen.bottom() - seen.top()})
                .containsExactly(10, 6);
        assertThat(dataset.warning())
                .contains("2 boxes were drawn on the picture as stored")
                .contains("train.csv, line 2");

        String same =
                "a.png,14x19," + seen.left() + "," + seen.top() + "," + seen.right() + "," + seen.bottom() + ",good\n";
        Dataset turned = load(code, same, same);
        assertThat(turned.trainImages().pixels())
                .isEqualTo(dataset.trainImages().pixels());
        assertThat(boxes(turned).train().get(0)).isEqualTo(seen);
        assertThat(turned.warning()).doesNotContain("drawn on");
    }

    @Test
    void whereTheSizeDoesNotTellTheBoxIsTakenOnTheTurnedPictureWithAWarning() {
        Dataset dataset = load(3, "a.png,19x14,3,2,9,12,good\n", "plain.png,19x14,3,2,9,12,good\n");

        byte[] turned =
                new Orientation(3).turned(GoldenPictures.decoded(GoldenPictures.file("rgb.png"), "f"), 14, 19, 3);
        byte[] row = Arrays.copyOfRange(turned, (2 * 19 + 3) * 3, (2 * 19 + 9) * 3);
        assertThat(Arrays.copyOf(dataset.trainImages().pixels(), 18)).isEqualTo(row);
        assertThat(dataset.warning()).contains("1 box was on a picture that EXIF turns without changing its size");
    }

    @Test
    void aSizeThatIsNeitherIsRefused() {
        BadDataException problem = catchThrowableOfType(
                BadDataException.class, () -> load(6, "a.png,20x14,3,2,9,12,good\n", "a.png,14x19,3,2,9,12,good\n"));

        assertThat(problem.what()).isEqualTo("raw_dimensions says 20x14, but a.png is 14x19");
    }

    /** The pixels of the drawn box in the order in which Pillow's turned picture has them. */
    private static byte[] insideOf(int code) {
        byte[] stored = GoldenPictures.decoded(GoldenPictures.file("rgb.png"), "f");
        String[] order = GoldenPictures.line("turned" + code).split(" ");
        byte[] inside = new byte[DRAWN.width() * DRAWN.height() * 3];
        int at = 0;
        for (int i = 2; i < order.length; i++) {
            int number = Integer.parseInt(order[i]);
            int column = number % 19;
            int row = number / 19;
            if (column >= DRAWN.left() && column < DRAWN.right() && row >= DRAWN.top() && row < DRAWN.bottom()) {
                System.arraycopy(stored, 3 * number, inside, at, 3);
                at += 3;
            }
        }
        return inside;
    }
}
