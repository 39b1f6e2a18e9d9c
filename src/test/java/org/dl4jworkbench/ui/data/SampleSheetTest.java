package org.dl4jworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.dl4jworkbench.data.LabelledImages;
import org.junit.jupiter.api.Test;

class SampleSheetTest {
    @Test
    void repeatsPixelsWholeTimesAndLeavesGapsTransparent() {
        byte[] pixels = {0, (byte) 255, (byte) 128, 7};
        LabelledImages images = new LabelledImages(2, 2, 1, pixels, new byte[] {0});
        SampleSheet sheet = SampleSheet.of(images, new int[][] {{0}}, 1);
        assertThat(sheet.width()).isEqualTo(24 + SampleSheet.GAP);
        assertThat(sheet.height()).isEqualTo(sheet.rowHeight()).isEqualTo(24 + SampleSheet.GAP);
        assertThat(at(sheet, 11, 11)).isEqualTo(0xFF000000);
        assertThat(at(sheet, 12, 11)).isEqualTo(0xFFFFFFFF);
        assertThat(at(sheet, 0, 23)).isEqualTo(0xFF808080);
        assertThat(at(sheet, 23, 12)).isEqualTo(0xFF070707);
        assertThat(at(sheet, 24, 0)).isZero();
        assertThat(at(sheet, 0, 24)).isZero();
    }

    @Test
    void keepsTheColoursOfAPicture() {
        byte[] rgb = new byte[30 * 30 * 3];
        rgb[0] = 10;
        rgb[1] = 20;
        rgb[2] = (byte) 200;
        SampleSheet sheet = SampleSheet.of(new LabelledImages(30, 30, 3, rgb, new byte[] {0}), new int[][] {{0}}, 1);
        assertThat(at(sheet, 0, 0)).isEqualTo(0xFF0A14C8);
    }

    @Test
    void aClassWithFewExamplesLeavesItsRowFree() {
        LabelledImages images = new LabelledImages(30, 30, 1, new byte[900], new byte[] {0});
        SampleSheet sheet = SampleSheet.of(images, new int[][] {{0}, {}}, 2);
        assertThat(sheet.width()).isEqualTo(2 * 32);
        assertThat(at(sheet, 0, 0)).isEqualTo(0xFF000000);
        assertThat(at(sheet, 32, 0)).isZero();
        assertThat(at(sheet, 0, 32)).isZero();
    }

    private static int at(SampleSheet sheet, int x, int y) {
        return sheet.argb()[y * sheet.width() + x];
    }
}
