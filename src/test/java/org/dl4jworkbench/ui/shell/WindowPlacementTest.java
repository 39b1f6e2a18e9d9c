package org.dl4jworkbench.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.dl4jworkbench.lab.Preferences.WindowState;
import org.junit.jupiter.api.Test;

class WindowPlacementTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1600, 1000);
    private static final Rectangle2D BESIDE = new Rectangle2D(1600, 0, 2560, 1440);

    @Test
    void opensWhereItWasClosed() {
        WindowState closed = new WindowState(1700, 40, 2000, 1200, false);
        assertThat(WindowPlacement.place(closed, List.of(LAPTOP, BESIDE))).isEqualTo(closed);
    }

    @Test
    void comesBackToThePrimaryScreenWhenTheOtherIsUnplugged() {
        WindowState closed = new WindowState(1700, 40, 2000, 1200, true);
        assertThat(WindowPlacement.place(closed, List.of(LAPTOP))).isEqualTo(new WindowState(0, 0, 1600, 1000, true));
    }

    @Test
    void isMovedInsideWhenItHangsOverTheEdge() {
        WindowState closed = new WindowState(1200, 300, 1280, 800, false);
        assertThat(WindowPlacement.place(closed, List.of(LAPTOP)))
                .isEqualTo(new WindowState(320, 200, 1280, 800, false));
    }

    @Test
    void opensCentredTheFirstTime() {
        assertThat(WindowPlacement.place(null, List.of(LAPTOP))).isEqualTo(new WindowState(80, 50, 1440, 900, false));
    }

    @Test
    void isNeverLargerThanTheScreen() {
        Rectangle2D small = new Rectangle2D(0, 0, 1280, 800);
        assertThat(WindowPlacement.place(null, List.of(small))).isEqualTo(new WindowState(0, 0, 1280, 800, false));
    }

    @Test
    void nonsenseInTheFileIsIgnored() {
        WindowState nonsense = new WindowState(Double.NaN, 0, 3, -1, false);
        assertThat(WindowPlacement.place(nonsense, List.of(LAPTOP)))
                .isEqualTo(new WindowState(80, 50, 1440, 900, false));
    }
}
