package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatSheetTest {
    private static final HeatTile TILE = HeatTile.of("map 1", new float[][] {{0, 1, 2}, {3, 4, Float.NaN}});

    @Test
    void aScaleBeginsAtZeroAndSignedValuesHaveZeroInTheMiddle() {
        HeatScale positive = HeatScale.of(List.of(new float[] {0.5f, 4, Float.NaN}, new float[] {2}));
        assertThat(positive).isEqualTo(new HeatScale(ColourMap.SEQUENTIAL, 0, 4));
        HeatScale signed = HeatScale.of(List.of(new float[] {-1, 3}));
        assertThat(signed).isEqualTo(new HeatScale(ColourMap.DIVERGING, -3, 3));
        assertThat(signed.share(0)).isEqualTo(0.5);
        assertThat(HeatScale.of(List.of(new float[9]))).isEqualTo(new HeatScale(ColourMap.SEQUENTIAL, 0, 1));
    }

    @Test
    void everyValueIsOnePixelAndEnlargedPixelsStaySharp() {
        HeatScale scale = new HeatScale(ColourMap.SEQUENTIAL, 0, 4);
        int[] pixels = TILE.pixels(scale);
        assertThat(pixels)
                .containsExactly(
                        ColourMap.SEQUENTIAL.argb(0),
                        ColourMap.SEQUENTIAL.argb(0.25),
                        ColourMap.SEQUENTIAL.argb(0.5),
                        ColourMap.SEQUENTIAL.argb(0.75),
                        ColourMap.SEQUENTIAL.argb(1),
                        0);
        BufferedImage large = TILE.picture(scale, 5);
        assertThat(large.getWidth()).isEqualTo(15);
        assertThat(large.getRGB(4, 9)).isEqualTo(pixels[3]);
        assertThat(large.getRGB(5, 9)).isEqualTo(pixels[4]);
        assertThat(large.getRGB(5, 4)).isEqualTo(pixels[1]);
    }

    @Test
    void aFilterOfThreeChannelsIsAColour() {
        HeatTile filter = HeatTile.rgb("filter 1", 1, 2, new float[] {-1, 1, 0, 1, 1, 1});
        int[] pixels = filter.pixels(new HeatScale(ColourMap.DIVERGING, -1, 1));
        assertThat(pixels).containsExactly(0xFF0080FF, 0xFFFFFFFF);
        assertThat(filter.value(2, 0, 1)).isEqualTo(1);
    }

    @Test
    void whatSaysNothingLeavesThePictureBelowAsItIs() {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x112233);
        picture.setRGB(1, 0, 0x445566);
        HeatScale scale = HeatScale.signed(2);
        BufferedImage over =
                HeatTile.of("saliency", 1, 2, new float[] {0, 2}).over(picture).picture(scale, 1);
        assertThat(over.getRGB(0, 0)).isEqualTo(0xFF112233);
        int red = ColourMap.DIVERGING.argb(1);
        // 80% of the map's colour over 20% of the picture.
        assertThat(over.getRGB(1, 0) >> 16 & 0xFF).isEqualTo((int) Math.round(0.2 * 0x44 + 0.8 * (red >> 16 & 0xFF)));
    }

    @Test
    void valuesThatAreNoTileAreRefused() {
        assertThatThrownBy(() -> HeatTile.of("map", 3, 3, new float[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("8 values are no tile of 3×3×1");
    }

    @Test
    void theNumbersNameSectionTileRowAndColumn() {
        HeatSheet sheet = new HeatSheet("Features", List.of(HeatSheet.Section.of("Convolution 1", List.of(TILE))));
        assertThat(NumbersText.csv(sheet).lines())
                .startsWith(
                        "section,tile,row,column,value", "Convolution 1,map 1,0,0,0.0", "Convolution 1,map 1,0,1,1.0")
                .hasSize(7);
        HeatSheet coloured = new HeatSheet(
                "Filters",
                List.of(HeatSheet.Section.of("C", List.of(HeatTile.rgb("f", 1, 1, new float[] {-1, 0, 0.5f})))));
        assertThat(NumbersText.csv(coloured).lines())
                .containsExactly(
                        "section,tile,channel,row,column,value", "C,f,0,0,0,-1.0", "C,f,1,0,0,0.0", "C,f,2,0,0,0.5");
    }

    @Test
    void numbersAtTheEndsOfAScaleHaveThreeDigits() {
        HeatScale small = HeatScale.signed(0.01234);
        assertThat(HeatDrawing.number(-0.01234, small)).isEqualTo("−0.0123");
        assertThat(HeatDrawing.number(0, small)).isEqualTo("0");
        assertThat(HeatDrawing.number(157.3, new HeatScale(ColourMap.SEQUENTIAL, 0, 157.3)))
                .isEqualTo("157");
        assertThat(HeatDrawing.number(3e-9, HeatScale.signed(3e-9))).isEqualTo("3e−9");
    }

    @Test
    void theSheetGrowsWithItsSectionsAndKeepsItsWidth() {
        HeatSheet one = SampleSheets.featureMaps();
        HeatSheet half = new HeatSheet(one.title(), one.sections().subList(0, 2));
        Size size = Drawing.naturalSize(one);
        assertThat(size.height()).isGreaterThan(Drawing.naturalSize(half).height() + 100);
        assertThat(size.width()).isCloseTo(Drawing.naturalSize(half).width(), within(0.1));
    }
}
