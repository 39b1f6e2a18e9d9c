package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against calculations by hand. */
class MnistFramingTest {
    private static double[] pad(int side, int top, int left, int bottom, int right) {
        double[] ink = new double[side * side];
        fill(ink, side, top, left, bottom, right);
        return ink;
    }

    private static void fill(double[] ink, int side, int top, int left, int bottom, int right) {
        for (int row = top; row < bottom; row++) {
            Arrays.fill(ink, row * side + left, row * side + right, 1);
        }
    }

    @Test
    void theLongerSideOfTheBoxBecomesTwentyPixelsAndTheShapeIsKept() {
        // 40 rows, 20 columns, at the upper left: half as large, 20 × 10, and centred.
        int[] picture = MnistFraming.frame(pad(60, 3, 5, 43, 25), 60, 28);

        for (int row = 0; row < 28; row++) {
            for (int column = 0; column < 28; column++) {
                boolean inked = row >= 4 && row < 24 && column >= 9 && column < 19;
                assertThat(picture[row * 28 + column]).isEqualTo(inked ? 255 : 0);
            }
        }
    }

    @Test
    void theCentreOfMassNotTheBoxIsCentred() {
        // An L of 20 × 20: a bar of 40 pixels around x = 1, y = 10, and a foot of 36 around x = 11, y = 19.
        // Its centre of mass is x = (40·1 + 36·11) / 76 = 5.74, y = (40·10 + 36·19) / 76 = 14.26: 8 to the right, 0
        // down.
        double[] ink = pad(28, 0, 0, 20, 2);
        fill(ink, 28, 18, 2, 20, 20);
        int[] picture = MnistFraming.frame(ink, 28, 28);

        assertThat(picture[8]).isEqualTo(255);
        assertThat(picture[7]).isZero();
        assertThat(picture[10]).isZero();
        assertThat(picture[19 * 28 + 27]).isEqualTo(255);
        assertThat(picture[20 * 28 + 27]).isZero();
        assertThat(Arrays.stream(picture).filter(pixel -> pixel == 255).count()).isEqualTo(76);
    }

    @Test
    void pixelsBetweenInkAndPaperBecomeGrey() {
        // 30 columns, every third of them empty, on 20: each new column covers one inked and half an empty one.
        double[] ink = pad(30, 0, 0, 30, 30);
        for (int row = 0; row < 30; row++) {
            for (int column = 1; column < 30; column += 3) {
                ink[row * 30 + column] = 0;
            }
        }
        int[] picture = MnistFraming.frame(ink, 30, 28);

        assertThat(Arrays.stream(picture).filter(pixel -> pixel == 170).count()).isEqualTo(400);
        assertThat(Arrays.stream(picture).filter(pixel -> pixel == 0).count()).isEqualTo(384);
    }

    @Test
    void withoutInkThePictureIsEmpty() {
        assertThat(MnistFraming.frame(new double[100], 10, 28)).containsOnly(0).hasSize(784);
    }
}
