package org.dl4jworkbench.chart;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.jspecify.annotations.Nullable;

/**
 * A Type 3 font of a PDF file, made of the outlines of those glyphs that the file uses, with a table from the glyphs to their text (PDF
 * 32000-1, 9.6.5 and 9.10.3). So every font that Java draws with can be embedded, whatever its format: collections, OpenType with
 * PostScript outlines, fonts whose files Java does not name.
 */
final class GlyphFont {
    /** Codes are one byte. */
    private static final int MOST_GLYPHS = 256;

    private static final float UNITS = 1000;
    /** The points of each kind of segment, by Java's number for it: move, line, quadratic, cubic, close. */
    private static final int[] COORDINATES = {1, 1, 2, 3, 0};

    private static final FontRenderContext OUTLINES = new FontRenderContext(null, true, true);

    /**
     * A glyph with what it stands for, because one outline may be several characters.
     *
     * @param font in size 1
     * @param text empty for a part of the glyph before
     */
    record Glyph(Font font, int code, String text) {}

    /** Takes codes for characters. */
    private static final class Coded extends PDType3Font {
        Coded(COSDictionary dictionary) throws IOException {
            super(dictionary);
        }

        @Override
        protected byte[] encode(int code) {
            return new byte[] {(byte) code};
        }
    }

    private final PDDocument document;
    private final COSDictionary dictionary = new COSDictionary();
    private final COSDictionary outlines = new COSDictionary();
    private final COSArray widths = new COSArray();
    private final COSArray names = new COSArray();
    private final Map<Glyph, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private @Nullable Rectangle2D bounds;
    private final PDType3Font font;

    GlyphFont(PDDocument document) throws IOException {
        this.document = document;
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE3);
        dictionary.setItem(COSName.FONT_MATRIX, numbers(1 / UNITS, 0, 0, 1 / UNITS, 0, 0));
        dictionary.setItem(COSName.CHAR_PROCS, outlines);
        dictionary.setItem(COSName.RESOURCES, new COSDictionary());
        dictionary.setItem(COSName.WIDTHS, widths);
        dictionary.setInt(COSName.FIRST_CHAR, 0);
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, names);
        names.add(COSInteger.ZERO);
        dictionary.setItem(COSName.ENCODING, encoding);
        font = new Coded(dictionary);
    }

    PDType3Font font() {
        return font;
    }

    boolean isFull() {
        return codes.size() == MOST_GLYPHS;
    }

    @Nullable
    Integer codeOf(Glyph glyph) {
        return codes.get(glyph);
    }

    int add(Glyph glyph) throws IOException {
        int code = codes.size();
        codes.put(glyph, code);
        texts.add(glyph.text());
        GlyphVector vector = glyph.font().deriveFont(UNITS).createGlyphVector(OUTLINES, new int[] {glyph.code()});
        double width = vector.getGlyphMetrics(0).getAdvance();
        Shape outline = vector.getGlyphOutline(0);
        Rectangle2D box = outline.getBounds2D();
        bounds = bounds == null ? box : bounds.createUnion(box);
        COSName name = COSName.getPDFName("g" + code);
        names.add(name);
        widths.add(new COSFloat((float) width));
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(description(width, box, outline).getBytes(StandardCharsets.US_ASCII));
        }
        outlines.setItem(name, stream);
        return code;
    }

    /** The glyph's outline with y upwards. */
    private static String description(double width, Rectangle2D box, Shape outline) {
        StringBuilder text = new StringBuilder();
        append(text, "d1", width, 0, box.getMinX(), -box.getMaxY(), box.getMaxX(), -box.getMinY());
        double[] to = new double[6];
        double x = 0;
        double y = 0;
        PathIterator path = outline.getPathIterator(null);
        for (; !path.isDone(); path.next()) {
            int segment = path.currentSegment(to);
            switch (segment) {
                case PathIterator.SEG_MOVETO -> append(text, "m", to[0], -to[1]);
                case PathIterator.SEG_LINETO -> append(text, "l", to[0], -to[1]);
                case PathIterator.SEG_QUADTO -> {
                    // As a cubic curve, the only kind that PDF has.
                    append(
                            text,
                            "c",
                            x + 2 * (to[0] - x) / 3,
                            -(y + 2 * (to[1] - y) / 3),
                            to[2] + 2 * (to[0] - to[2]) / 3,
                            -(to[3] + 2 * (to[1] - to[3]) / 3),
                            to[2],
                            -to[3]);
                }
                case PathIterator.SEG_CUBICTO -> append(text, "c", to[0], -to[1], to[2], -to[3], to[4], -to[5]);
                default -> text.append("h\n");
            }
            int last = 2 * COORDINATES[segment] - 2;
            if (last >= 0) {
                x = to[last];
                y = to[last + 1];
            }
        }
        return text.append(path.getWindingRule() == PathIterator.WIND_EVEN_ODD ? "f*\n" : "f\n")
                .toString();
    }

    private static void append(StringBuilder text, String operator, double... operands) {
        for (double operand : operands) {
            text.append(String.format(Locale.ROOT, "%.1f ", operand));
        }
        text.append(operator).append('\n');
    }

    /** Writes what is known when all glyphs are. */
    void finish() throws IOException {
        Rectangle2D box = bounds == null ? new Rectangle2D.Double() : bounds;
        dictionary.setItem(COSName.FONT_BBOX, numbers(box.getMinX(), -box.getMaxY(), box.getMaxX(), -box.getMinY()));
        dictionary.setInt(COSName.LAST_CHAR, texts.size() - 1);
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(toUnicode().getBytes(StandardCharsets.US_ASCII));
        }
        dictionary.setItem(COSName.TO_UNICODE, stream);
    }

    private String toUnicode() {
        StringBuilder text = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <00> <FF>
            endcodespacerange
            """);
        for (int code = 0; code < texts.size(); code++) {
            if (!texts.get(code).isEmpty()) {
                StringBuilder hex = new StringBuilder();
                texts.get(code).chars().forEach(unit -> hex.append(String.format(Locale.ROOT, "%04X", unit)));
                text.append(String.format(Locale.ROOT, "1 beginbfchar\n<%02X> <%s>\nendbfchar\n", code, hex));
            }
        }
        return text.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static COSArray numbers(double... values) {
        COSArray array = new COSArray();
        for (double value : values) {
            array.add(new COSFloat((float) value));
        }
        return array;
    }
}
