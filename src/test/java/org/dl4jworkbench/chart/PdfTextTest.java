package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfTextTest {
    private static final Font PLAIN = ChartStyle.print().font(20);

    @TempDir
    Path folder;

    /** The program's own face without the machine's fonts behind it. */
    private static Font alone() throws IOException, FontFormatException {
        return Font.createFont(Font.TRUETYPE_FONT, Faces.PLAIN.file()).deriveFont(20f);
    }

    private static PDDocument pdf(Font font, String... lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(600, 30 + 40 * lines.length));
            document.addPage(page);
            PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, 600, 30 + 40 * lines.length);
            PdfText text = new PdfText(document);
            g2.setFontTextDrawer(text);
            g2.setFont(font);
            g2.setPaint(Color.BLACK);
            for (int line = 0; line < lines.length; line++) {
                g2.drawString(lines[line], 20f, 30f + 40 * line);
            }
            g2.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g2.getXFormObject());
            }
            text.finish();
            document.save(bytes);
        }
        return Loader.loadPDF(bytes.toByteArray());
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        collect(document.getPage(0).getResources(), fonts);
        return fonts;
    }

    private static void collect(PDResources resources, List<PDFont> fonts) throws IOException {
        for (COSName name : resources.getFontNames()) {
            fonts.add(resources.getFont(name));
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.getXObject(name) instanceof PDFormXObject form && form.getResources() != null) {
                collect(form.getResources(), fonts);
            }
        }
    }

    /** Where letters stand, from left to right in the order they are read. */
    private static List<TextPosition> positions(PDDocument document) throws IOException {
        List<TextPosition> found = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                found.addAll(positions);
            }
        }.getText(document);
        return found;
    }

    private static int ink(PDDocument document) throws IOException {
        BufferedImage page = new PDFRenderer(document).renderImage(0);
        int ink = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                ink += (page.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
            }
        }
        return ink;
    }

    @Test
    void latinTextIsTheEmbeddedFaceOfTheProgram() throws IOException {
        try (PDDocument document = pdf(PLAIN, "Office ffi fi → λ ± ≤ é ü − ×")) {
            assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("Office ffi fi → λ ± ≤ é ü − ×");
            assertThat(fonts(document)).hasSize(1).allSatisfy(font -> {
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).endsWith("LiberationSans");
            });
        }
    }

    @Test
    void textIsAsWideAsItWasMeasured() throws IOException {
        for (String text : List.of("Office ffi fi AVATAR To", "ab配cd")) {
            try (PDDocument document = pdf(PLAIN, text)) {
                List<TextPosition> letters = positions(document);
                TextPosition last = letters.get(letters.size() - 1);
                assertThat((double) last.getXDirAdj() + last.getWidthDirAdj() - 20)
                        .isCloseTo(Pen.printWidth(text, PLAIN), within(0.1));
            }
        }
    }

    @Test
    void everyScriptThatTheMachineHasAFontForIsDrawnEmbeddedAndFound() throws IOException {
        for (String word : List.of("配戴口罩", "マスク", "마스크", "שלום", "سلام", "маска", "αβγ", "หน้ากาก", "मास्क")) {
            boolean drawn = PLAIN.canDisplayUpTo(word) < 0;
            if (!drawn) {
                System.out.println("No font here for " + word + ": left out of the check of embedded scripts");
                continue;
            }
            try (PDDocument document = pdf(PLAIN, word)) {
                assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo(word);
                assertThat(fonts(document)).isNotEmpty().allMatch(PDFont::isEmbedded);
                assertThat(ink(document)).as(word).isGreaterThan(100);
            }
        }
    }

    @Test
    void withoutAFontForItTextIsDrawnAsABoxAndStillFound() throws IOException, FontFormatException {
        Font alone = alone();
        assertThat(alone.canDisplayUpTo("配戴")).isZero();
        try (PDDocument document = pdf(alone, "a配戴b")) {
            assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("a配戴b");
        }
    }

    @Test
    void moreThan256GlyphsOfOtherFontsAreMoreThanOneFont() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int place = 0; place < 300; place++) {
            many.append((char) (0x4E00 + place));
        }
        String[] lines = many.toString().split("(?<=\\G.{25})", -1);
        try (PDDocument document = pdf(PLAIN, lines)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .isEqualTo(many.toString());
        }
    }

    @Test
    void lettersFromRightToLeftStandInTheOrderThatTheyAreReadIn() throws IOException {
        try (PDDocument document = pdf(PLAIN, "abc שלום def")) {
            assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("abc שלום def");
        }
    }
}
