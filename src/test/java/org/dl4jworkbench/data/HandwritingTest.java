package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.dl4jworkbench.data.DigitShapes.ControlPoint;
import org.junit.jupiter.api.Test;

/** The parts the generator draws with. */
class HandwritingTest {
    @Test
    void penGoesThroughEveryControlPoint() {
        PenPath path = PenPath.through(
                List.of(new ControlPoint(0, 0, false), new ControlPoint(1, 2, false), new ControlPoint(3, 1, false)));
        assertThat(path.size()).isEqualTo(21);
        assertThat(path.xs()[0]).isEqualTo(0);
        assertThat(path.xs()[10]).isEqualTo(1);
        assertThat(path.ys()[10]).isEqualTo(2);
        assertThat(path.xs()[20]).isEqualTo(3);
        // Half way of the first piece by the spline's definition, (-p0 + 9 p1 + 9 p2 - p3) / 16 with p0 = p1.
        assertThat(path.xs()[5]).isCloseTo((8 * 0 + 9 * 1 - 3) / 16.0, within(1e-12));
        assertThat(path.ys()[5]).isCloseTo((8 * 0 + 9 * 2 - 1) / 16.0, within(1e-12));
    }

    @Test
    void cornerKeepsBothSidesStraight() {
        PenPath path = PenPath.through(
                List.of(new ControlPoint(0, 0, false), new ControlPoint(1, 0, true), new ControlPoint(1, 1, false)));
        assertThat(java.util.Arrays.copyOf(path.ys(), 11)).containsOnly(0);
        assertThat(java.util.Arrays.copyOfRange(path.xs(), 10, 21)).containsOnly(1);
    }

    @Test
    void lineCoversWholePixelsFullyAndItsEdgesInPart() {
        Canvas canvas = new Canvas(9);
        // Two pixels wide around y = 4.5: row 4 lies in the core, the centres of rows 3 and 5 on the edge.
        canvas.line(-5, 4.5, 14, 4.5, 2, 1);
        byte[] pixels = new byte[81];
        canvas.copyTo(pixels, 0);
        for (int column = 0; column < 9; column++) {
            assertThat(pixels[4 * 9 + column] & 0xFF).isEqualTo(255);
            assertThat(pixels[3 * 9 + column] & 0xFF).isEqualTo(128);
            assertThat(pixels[5 * 9 + column] & 0xFF).isEqualTo(128);
            assertThat(pixels[2 * 9 + column]).isZero();
        }
    }

    @Test
    void blurKeepsTheAmountOfInk() {
        Canvas canvas = new Canvas(5);
        canvas.speck(2, 2, 1);
        canvas.blur(0.25);
        byte[] pixels = new byte[25];
        canvas.copyTo(pixels, 0);
        // The binomial kernel 1-2-1 twice, of 16.
        assertThat(pixels[12] & 0xFF).isEqualTo(64);
        assertThat(pixels[7] & 0xFF).isEqualTo(32);
        assertThat(pixels[6] & 0xFF).isEqualTo(16);
        assertThat(pixels[0]).isZero();
    }

    @Test
    void everyDigitHasSeveralShapes() {
        for (int digit = 0; digit < 10; digit++) {
            assertThat(DigitShapes.of(digit)).hasSizeGreaterThanOrEqualTo(4);
        }
    }
}
