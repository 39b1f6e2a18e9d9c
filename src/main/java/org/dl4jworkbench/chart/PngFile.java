package org.dl4jworkbench.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes PNG at twice the size of the screen, less where that would be tens of millions of pixels, with the resolution that brings it
 * back to that size on paper.
 */
final class PngFile {
    static final double DENSITY = 2;
    private static final double UNITS_PER_INCH = 96;
    private static final double MILLIMETRES_PER_INCH = 25.4;

    private PngFile() {}

    static void write(Exhibit exhibit, Size size, OutputStream out) throws IOException {
        double density = size.density(DENSITY);
        BufferedImage image = new BufferedImage(
                (int) Math.round(size.width() * density),
                (int) Math.round(size.height() * density),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        try {
            g2.scale(density, density);
            // A rounded-up edge must not stay black.
            Rectangle2D area = new Rectangle2D.Double(
                    0,
                    0,
                    Math.max(size.width(), image.getWidth() / density),
                    Math.max(size.height(), image.getHeight() / density));
            Drawing.draw(exhibit, ChartStyle.print(), g2, area, Medium.pixels(density), null);
        } finally {
            g2.dispose();
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        // Not by way of a temporary file, which a full disk does not take.
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB),
                    writer.getDefaultWriteParam());
            setResolution(metadata, density);
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    private static void setResolution(IIOMetadata metadata, double density) throws IOException {
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        String perMetre = Long.toString(Math.round(UNITS_PER_INCH * density / MILLIMETRES_PER_INCH * 1000));
        physical.setAttribute("pixelsPerUnitXAxis", perMetre);
        physical.setAttribute("pixelsPerUnitYAxis", perMetre);
        physical.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(physical);
        metadata.mergeTree("javax_imageio_png_1.0", root);
    }
}
