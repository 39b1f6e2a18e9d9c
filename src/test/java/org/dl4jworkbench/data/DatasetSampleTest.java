package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatasetSampleTest {
    private static final LabelledImages IMAGES =
            new LabelledImages(1, 2, 1, new byte[12], new byte[] {2, 0, 2, 2, 0, 3});

    @Test
    void firstExamplesOfEachClassComeInTheOrderOfTheFile() {
        assertThat(DatasetSample.firstOfEachClass(IMAGES, 4, 2)).isDeepEqualTo(new int[][] {{1, 4}, {}, {0, 2}, {5}});
        assertThat(DatasetSample.firstOfEachClass(IMAGES, 4, 0)).isDeepEqualTo(new int[][] {{}, {}, {}, {}});
    }

    @Test
    void classesAreCountedInTheWholeAndInAPart() {
        assertThat(DatasetSample.classCounts(IMAGES, 4)).containsExactly(2, 0, 3, 1);
        assertThat(DatasetSample.classCounts(IMAGES, 4, new int[] {0, 1, 3})).containsExactly(1, 0, 2, 0);
    }

    @Test
    void pixelsAreUnsignedAndFoundByRowColumnAndChannel() {
        byte[] pixels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 200};
        LabelledImages images = new LabelledImages(1, 2, 3, pixels, new byte[] {0, (byte) 255});
        assertThat(images.count()).isEqualTo(2);
        assertThat(images.pixel(0, 0, 1, 2)).isEqualTo(5);
        assertThat(images.pixel(1, 0, 1, 2)).isEqualTo(200);
        assertThat(images.label(1)).isEqualTo(255);
        assertThat(images.offset(1)).isEqualTo(6);
    }

    @Test
    void pixelsThatDoNotFitTheLabelsAreRefused() {
        assertThatThrownBy(() -> new LabelledImages(2, 2, 1, new byte[7], new byte[2]))
                .hasMessage("7 bytes are not 2 pictures of 2×2×1");
    }
}
