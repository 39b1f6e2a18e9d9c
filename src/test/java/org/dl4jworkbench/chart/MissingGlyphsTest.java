package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MissingGlyphsTest {
    @Test
    void whatNoFontDrawsIsNamedWithItsScriptAndAPackage() {
        List<String> notices =
                MissingGlyphs.notices(Stream.of("配戴", "→ x", "mask 😀", "หน้า", "配"), character -> character < 0x300);
        assertThat(notices).hasSize(4);
        assertThat(notices)
                .anySatisfy(notice ->
                        assertThat(notice).contains("戴 配", "Chinese, Japanese or Korean", "package fonts-noto-cjk"))
                .anySatisfy(notice -> assertThat(notice).contains("→", "symbols", "package fonts-symbola"))
                .anySatisfy(notice -> assertThat(notice).contains("😀", "emoji", "package fonts-symbola"))
                .anySatisfy(notice -> assertThat(notice).contains("Thai", "package fonts-noto-core"));
    }

    @Test
    void manyCharactersOfAScriptAreNotAllNamed() {
        assertThat(MissingGlyphs.notices(Stream.of("一丁丂七丄丅丆万丈三"), character -> false))
                .singleElement()
                .asString()
                .contains("一 丁 丂 七 丄 丅 丆 万 …")
                .doesNotContain("丈");
    }

    @Test
    void nothingIsSaidOfWhatIsDrawn() {
        Table latin = HostileNames.table("x", HostileNames.LATIN);
        assertThat(FigureFiles.notices(List.of(latin, SampleFigures.lossFigure(3))))
                .isEmpty();
        // Spaces, joiners and selectors have no outline in any font.
        assertThat(MissingGlyphs.notices(Stream.of("a\u00A0\u200D\uFE0F\u3000b"), character -> character < 0x80))
                .isEmpty();
    }
}
