package org.dl4jworkbench.chart;

import de.rototor.pdfbox.graphics2d.IPdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.text.AttributedCharacterIterator;
import java.text.Bidi;
import java.text.CharacterIterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/**
 * Draws the texts of one PDF file as text, every font embedded: the program's own face as TrueType, what comes from other fonts of the
 * machine as outlines ({@link GlyphFont}). Java lays the text out, as it does on the screen, so nothing is measured otherwise than it
 * is drawn; scripts that join letters or run from right to left come out as Java draws them.
 */
final class PdfText implements IPdfBoxGraphics2DFontTextDrawer {
    private static final FontRenderContext LAYOUT = new FontRenderContext(null, true, true);

    /** What Java gives a character that another glyph has taken up. */
    private static final int INVISIBLE = 0xFFFE;

    /** The face that comes with the program, in this file. */
    private record Own(TrueTypeFont parsed, PDType0Font font) {}

    /** One glyph in its place, in units of the drawing. */
    private record Placed(GlyphFont.Glyph glyph, double x, double y, double advance) {}

    private final PDDocument document;
    private final Map<Faces, Own> own = new EnumMap<>(Faces.class);
    private final List<GlyphFont> others = new ArrayList<>();

    PdfText(PDDocument document) {
        this.document = document;
    }

    @Override
    public boolean canDrawText(AttributedCharacterIterator iterator, IFontTextDrawerEnv env) {
        return true;
    }

    @Override
    public FontMetrics getFontMetrics(Font font, IFontTextDrawerEnv env) {
        return env.getCalculationGraphics().getFontMetrics(font);
    }

    @Override
    public void drawText(AttributedCharacterIterator iterator, IFontTextDrawerEnv env) throws IOException {
        Font font = iterator.getAttribute(TextAttribute.FONT) instanceof Font set ? set : env.getFont();
        StringBuilder text = new StringBuilder();
        for (char c = iterator.first(); c != CharacterIterator.DONE; c = iterator.next()) {
            text.append(c);
        }
        PDPageContentStream content = env.getContentStream();
        env.applyPaint(env.getPaint(), null);
        content.beginText();
        List<Placed> line = layout(text.toString(), font);
        for (int begin = 0; begin < line.size(); ) {
            int end = begin + 1;
            while (end < line.size() && isOwn(line.get(begin)) && follows(line.get(end - 1), line.get(end))) {
                end++;
            }
            show(line.subList(begin, end), font, content);
            begin = end;
        }
        content.endText();
    }

    private void show(List<Placed> run, Font font, PDPageContentStream content) throws IOException {
        Placed first = run.get(0);
        content.setTextMatrix(new Matrix(1, 0, 0, -1, (float) first.x(), (float) first.y()));
        if (isOwn(first)) {
            StringBuilder text = new StringBuilder();
            run.forEach(placed -> text.append(placed.glyph().text()));
            show(content, own(Faces.of(font)).font(), font, text.toString());
        } else {
            GlyphFont other = fontOf(first.glyph());
            Integer code = other.codeOf(first.glyph());
            show(content, other.font(), font, String.valueOf((char) (code == null ? 0 : code)));
        }
    }

    private static void show(PDPageContentStream content, PDFont font, Font size, String text) throws IOException {
        content.setFont(font, size.getSize2D());
        content.showText(text);
    }

    /** Whether a glyph can be written in one go with the one before it. */
    private boolean follows(Placed before, Placed next) throws IOException {
        return isOwn(next)
                && Math.abs(before.x() + before.advance() - next.x()) < 0.01
                && Math.abs(before.y() - next.y()) < 0.01;
    }

    /** Whether a glyph is that of the program's own face for its character, not one that another font or the joining of letters gave. */
    private boolean isOwn(Placed placed) throws IOException {
        GlyphFont.Glyph glyph = placed.glyph();
        String text = glyph.text();
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) == 1
                && glyph.code() != 0
                && Faces.of(glyph.font()).isLoaded()
                && own(Faces.of(glyph.font())).parsed().getUnicodeCmapLookup().getGlyphId(text.codePointAt(0))
                        == glyph.code();
    }

    private Own own(Faces face) throws IOException {
        Own known = own.get(face);
        if (known == null) {
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(face.file()));
            // Java draws letter by letter; a ligature would be narrower than what was measured.
            parsed.setEnableGsub(false);
            known = new Own(parsed, PDType0Font.load(document, parsed, true));
            own.put(face, known);
        }
        return known;
    }

    private GlyphFont fontOf(GlyphFont.Glyph glyph) throws IOException {
        for (GlyphFont each : others) {
            if (each.codeOf(glyph) != null) {
                return each;
            }
        }
        if (others.isEmpty() || others.get(others.size() - 1).isFull()) {
            others.add(new GlyphFont(document));
        }
        GlyphFont last = others.get(others.size() - 1);
        last.add(glyph);
        return last;
    }

    /** The glyphs from left to right. */
    private static List<Placed> layout(String text, Font font) {
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        Integer[] order = new Integer[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            order[run] = run;
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        List<Placed> line = new ArrayList<>();
        double x = 0;
        for (int run : order) {
            boolean leftwards = bidi.getRunLevel(run) % 2 == 1;
            x += append(line, text, bidi.getRunStart(run), bidi.getRunLimit(run), leftwards, font, x);
        }
        return line;
    }

    /** @return how wide the run is */
    private static double append(
            List<Placed> line, String text, int start, int limit, boolean leftwards, Font font, double left) {
        GlyphVector glyphs = font.layoutGlyphVector(
                LAYOUT,
                text.toCharArray(),
                start,
                limit,
                leftwards ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
        int count = glyphs.getNumGlyphs();
        TreeSet<Integer> characters = new TreeSet<>();
        IntStream.range(0, count)
                .filter(glyph -> glyphs.getGlyphCode(glyph) < INVISIBLE || glyphs.getGlyphCode(glyph) > 0xFFFF)
                .forEach(glyph -> characters.add(glyphs.getGlyphCharIndex(glyph)));
        Set<Integer> told = new HashSet<>();
        Font unit = font.deriveFont(1f);
        for (int glyph = 0; glyph < count; glyph++) {
            int at = glyphs.getGlyphCharIndex(glyph);
            if (!characters.contains(at)) {
                continue;
            }
            Integer next = characters.higher(at);
            String part = told.add(at) ? text.substring(start + at, next == null ? limit : start + next) : "";
            Point2D place = glyphs.getGlyphPosition(glyph);
            line.add(new Placed(
                    new GlyphFont.Glyph(unit, glyphs.getGlyphCode(glyph), part),
                    left + place.getX(),
                    place.getY(),
                    glyphs.getGlyphMetrics(glyph).getAdvanceX()));
        }
        return glyphs.getGlyphPosition(count).getX();
    }

    /** To be called when everything is drawn, before the document is saved. */
    void finish() throws IOException {
        for (GlyphFont font : others) {
            font.finish();
        }
    }
}
