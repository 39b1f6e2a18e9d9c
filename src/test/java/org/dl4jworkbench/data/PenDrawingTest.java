package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PenDrawingTest {
    private final PenDrawing pen = new PenDrawing(20);

    private double at(int row, int column) {
        return pen.ink()[row * 20 + column];
    }

    @Test
    void aStrokeIsDarkAtItsCoreAndSoftAtItsEdge() {
        pen.begin(4.5, 10.5, 6, false);
        pen.lineTo(14.5, 10.5);

        assertThat(at(10, 4)).isEqualTo(1);
        assertThat(at(10, 9)).isEqualTo(1);
        // Half width 3, fading over 1.5 around it: at distance 3 half of the ink.
        assertThat(at(13, 9)).isEqualTo(0.5, within(1e-9));
        assertThat(at(15, 9)).isZero();
    }

    @Test
    void theEraserTakesInkAwayAndUndoBringsItBack() {
        pen.begin(10.5, 10.5, 6, false);
        pen.begin(10.5, 10.5, 6, true);
        assertThat(at(10, 10)).isZero();

        pen.undo();
        assertThat(at(10, 10)).isEqualTo(1);
        pen.undo();
        assertThat(pen.isEmpty()).isTrue();
        assertThat(pen.hasStrokes()).isFalse();
    }

    @Test
    void clearingTakesEverything() {
        pen.begin(3, 3, 4, false);
        pen.lineTo(30, -5);
        assertThat(pen.isEmpty()).isFalse();
        pen.clear();
        assertThat(pen.isEmpty()).isTrue();
    }
}
