package org.dl4jworkbench.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Writes a PDF of one page, cut to the figure; text stays text, and every font is embedded. */
final class PdfFile {
    private static final double POINTS_PER_UNIT = 72.0 / 96;
    /** No reader has to take a larger page (PDF 32000-1, annex C). */
    private static final double MOST_POINTS = 14_400;

    private PdfFile() {}

    static void write(Exhibit exhibit, Size size, OutputStream out) throws IOException {
        double scale = Math.min(POINTS_PER_UNIT, MOST_POINTS / Math.max(size.width(), size.height()));
        float width = (float) (size.width() * scale);
        float height = (float) (size.height() * scale);
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(exhibit.title());
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, width, height);
            PdfText text = new PdfText(document);
            g2.setFontTextDrawer(text);
            g2.scale(scale, scale);
            Rectangle2D area = new Rectangle2D.Double(0, 0, size.width(), size.height());
            Drawing.draw(exhibit, ChartStyle.print(), g2, area, Medium.vectors(), null);
            g2.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g2.getXFormObject());
            }
            text.finish();
            document.save(out);
        }
    }
}
