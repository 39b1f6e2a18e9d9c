package org.dl4jworkbench.chart;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.DefaultStyleHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes SVG in which text stays text, in the first of several fonts that the reader has. */
final class SvgFile {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgFile() {}

    static void write(Exhibit exhibit, Size size, OutputStream out) throws IOException {
        Document document;
        try {
            document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException("this Java has no XML parser", e);
        }
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(3);
        context.setImageHandler(new EmbeddedPng());
        context.setStyleHandler(new Families());
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        Rectangle2D area = new Rectangle2D.Double(0, 0, size.width(), size.height());
        Drawing.draw(exhibit, ChartStyle.print(), g2, area, Medium.vectors(), null);
        Element root = g2.getRoot();
        root.setAttributeNS(null, "width", length(size.width()));
        root.setAttributeNS(null, "height", length(size.height()));
        root.setAttributeNS(null, "viewBox", "0 0 " + length(size.width()) + " " + length(size.height()));
        g2.dispose();
        try {
            // Not Batik's own writer: it adds a DOCTYPE, for which strict readers go to the network.
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException("the drawing cannot be written as XML", e);
        }
    }

    private static String length(double value) {
        return org.dl4jworkbench.model.Numbers.plain(value);
    }

    /** Names fonts to fall back to beside the one that the drawing was measured with. */
    private static final class Families extends DefaultStyleHandler {
        private static final String FAMILY = "font-family";

        @Override
        @SuppressWarnings({"rawtypes", "unchecked"}) // The library's signature.
        public void setStyle(Element element, Map style, SVGGeneratorContext context) {
            Map<Object, Object> named = new HashMap<>(style);
            named.computeIfPresent(FAMILY, (key, family) -> Faces.SVG_FAMILIES);
            super.setStyle(element, named, context);
        }
    }
}
