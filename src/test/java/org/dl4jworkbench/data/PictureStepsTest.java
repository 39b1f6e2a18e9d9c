package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dl4jworkbench.data.PictureDecoder.Region;
import org.dl4jworkbench.model.PreprocessingStep.Crop;
import org.dl4jworkbench.model.PreprocessingStep.Resize;
import org.junit.jupiter.api.Test;

class PictureStepsTest {
    @Test
    void boxGrowsAboutItsMiddleAndIsCutAtTheEdge() {
        PictureSteps twice = PictureSteps.of(List.of(new Crop(2), new Resize(8, 8)));
        // 10×8 (width × height) about (25, 24).
        assertThat(twice.region(new Region(20, 20, 30, 28), 100, 100)).isEqualTo(new Region(15, 16, 35, 32));
        assertThat(twice.region(new Region(0, 2, 10, 10), 11, 12)).isEqualTo(new Region(0, 0, 12, 11));
    }

    @Test
    void boxShrinksToOnePixelAtLeast() {
        PictureSteps tenth = PictureSteps.of(List.of(new Crop(0.1), new Resize(8, 8)));
        assertThat(tenth.region(new Region(20, 20, 30, 40), 100, 100)).isEqualTo(new Region(24, 29, 25, 31));
        assertThat(tenth.region(new Region(3, 3, 4, 5), 9, 9)).isEqualTo(new Region(3, 3, 4, 4));
    }

    @Test
    void wholePictureKeepsItsMiddle() {
        PictureSteps half = PictureSteps.of(List.of(new Crop(0.5)));
        assertThat(half.region(null, 10, 21)).isEqualTo(new Region(5, 2, 16, 7));
    }
}
