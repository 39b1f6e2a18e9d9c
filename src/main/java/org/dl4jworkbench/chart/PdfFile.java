package org.dl4jworkbench.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawerDefaultFonts;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Writes a PDF of one page, cut to the figure; text stays text, in the PDF reader's own Helvetica. */
final class PdfFile {
    private static final double POINTS_PER_UNIT = 72.0 / 96;

    private PdfFile() {}

    static void write(Exhibit exhibit, Size size, OutputStream out) throws IOException {
        float width = (float) (size.width() * POINTS_PER_UNIT);
        float height = (float) (size.height() * POINTS_PER_UNIT);
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(exhibit.title());
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, width, height);
            g2.setFontTextDrawer(new Helvetica());
            g2.scale(POINTS_PER_UNIT, POINTS_PER_UNIT);
            Rectangle2D area = new Rectangle2D.Double(0, 0, size.width(), size.height());
            Drawing.draw(exhibit, ChartStyle.print(), g2, area, Medium.vectors(), null);
            g2.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g2.getXFormObject());
            }
            document.save(out);
        }
    }

    /** The two fonts that every PDF reader brings, once per file: the library would add a font for each text. */
    private static final class Helvetica extends PdfBoxGraphics2DFontTextDrawerDefaultFonts {
        private final PDFont plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        private final PDFont bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv env) {
            return font.isBold() ? bold : plain;
        }
    }
}
