package org.dl4jworkbench.data.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.dl4jworkbench.data.SplitMix64;
import org.junit.jupiter.api.Test;

class PaintingTest {
    private final Painting painting = new Painting(40, 30);

    private double[] grey() {
        byte[] bytes = new byte[40 * 30];
        painting.copyGrey(bytes, 0);
        double[] grey = new double[bytes.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (bytes[i] & 0xFF) / 255.0;
        }
        return grey;
    }

    private double area() {
        double area = 0;
        for (double value : grey()) {
            area += value;
        }
        return area;
    }

    @Test
    void aPixelThatIsHalfCoveredIsHalfPainted() {
        Sketch.on(painting).fill(Outline.rectangle(2.5, 1, 5.25, 2), Colour.WHITE);

        assertThat(grey()).startsWith(new double[40]);
        double[] grey = grey();
        assertThat(grey[40 + 2]).isCloseTo(0.5, within(0.003));
        assertThat(grey[40 + 3]).isEqualTo(1);
        assertThat(grey[40 + 5]).isCloseTo(0.25, within(0.003));
        assertThat(grey[40 + 6]).isZero();
        assertThat(grey[80 + 3]).isZero();
    }

    @Test
    void theAreaOfASlantedTriangleIsHalfBaseTimesHeight() {
        Sketch.on(painting).fill(Outline.polygon(3.3, 2.1, 33.7, 11.4, 7.9, 27.6), Colour.WHITE);

        // Half of |(30.4)(25.5) − (4.6)(9.3)|.
        assertThat(area()).isCloseTo(0.5 * (30.4 * 25.5 - 4.6 * 9.3), within(1.0));
    }

    @Test
    void mirroringAndHolesKeepTheArea() {
        Outline ring = Outline.rectangle(0, 0, 10, 10).without(Outline.rectangle(2, 2, 8, 8));
        Sketch.on(painting).moved(30, 5).scaled(-1, 1).fill(ring, Colour.WHITE);

        assertThat(area()).isCloseTo(64, within(0.1));
        assertThat(grey()[10 * 40 + 25]).isZero();
    }

    @Test
    void whatLiesOutsideIsLeftOut() {
        Sketch.on(painting).fill(Outline.ellipse(0, 0, 10, 10), Colour.WHITE);
        double quarter = area();
        Sketch.on(painting).fill(Outline.rectangle(-50, -50, 90, 80), Colour.WHITE);

        // A polygon of 20 corners in a circle has sin(18°) / 18° of its area.
        assertThat(quarter).isCloseTo(Math.PI * 25 * 0.9836, within(0.5));
        assertThat(area()).isCloseTo(1200, within(0.01));
    }

    @Test
    void noiseHasTheDeviationThatIsAskedFor() {
        painting.background(Paint.flat(Colour.grey(0.5)));
        painting.noise(new SplitMix64(1), 0.1);

        double squares = 0;
        for (double value : grey()) {
            squares += (value - 0.5) * (value - 0.5);
        }
        assertThat(Math.sqrt(squares / 1200)).isCloseTo(0.1, within(0.006));
    }

    @Test
    void aBlurMovesLightToTheNeighboursAndLosesNone() {
        Sketch.on(painting).fill(Outline.rectangle(10, 10, 11, 11), Colour.WHITE);
        painting.blur(0.25);

        double[] grey = grey();
        assertThat(grey[10 * 40 + 10]).isCloseTo(0.25, within(0.003));
        assertThat(grey[10 * 40 + 11]).isCloseTo(0.125, within(0.003));
        assertThat(grey[11 * 40 + 11]).isCloseTo(0.0625, within(0.003));
        assertThat(area()).isCloseTo(1, within(0.02));
    }
}
