package org.dl4jworkbench.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.swing.text.StyleContext;
import org.slf4j.LoggerFactory;

/**
 * The typeface of every figure, on the screen and in every file: Liberation Sans, which comes with the program (as wide as Helvetica and
 * Arial, SIL Open Font License), and for what it lacks whatever fonts the machine has. Both are one {@link Font}, so text is measured
 * with the same glyphs that are drawn.
 */
@SuppressWarnings("ImmutableEnumChecker") // Nobody changes a Font, nor these bytes.
enum Faces {
    PLAIN("LiberationSans-Regular", Font.PLAIN),
    BOLD("LiberationSans-Bold", Font.BOLD);

    /** What an SVG file asks its reader for: fonts of the same widths, then those with many scripts. */
    static final String SVG_FAMILIES =
            "'Liberation Sans',Arimo,Arial,Helvetica,'Noto Sans','Noto Sans CJK SC',sans-serif";

    private static final String FAMILY = "Liberation Sans";

    private final byte[] file;
    private final Font font;
    private final boolean loaded;

    Faces(String name, int style) {
        file = read("/liberation/" + name + ".ttf");
        loaded = registered(file, name);
        // The only public way to a font that goes on to those of the machine where it lacks a glyph.
        font = loaded ? new StyleContext().getFont(FAMILY, style, 1) : new Font(Font.SANS_SERIF, style, 1);
    }

    /** False where Java cannot: it copies the file into the folder for temporary files, whose disk may be full. */
    private static boolean registered(byte[] file, String name) {
        try {
            GraphicsEnvironment.getLocalGraphicsEnvironment()
                    .registerFont(Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file)));
            return true;
        } catch (FontFormatException | IOException e) {
            LoggerFactory.getLogger(Faces.class).info("{} cannot be loaded, figures have the machine's font", name, e);
            return false;
        }
    }

    private static byte[] read(String resource) {
        try (InputStream in = Faces.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its font " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a size, with the machine's fonts behind it. */
    Font font(float size) {
        return font.deriveFont(size);
    }

    /** Whether texts are set in Liberation Sans, and not in the machine's font alone. */
    boolean isLoaded() {
        return loaded;
    }

    /** The TrueType file of Liberation Sans itself. */
    InputStream file() {
        return new ByteArrayInputStream(file);
    }

    /** The face of a font that {@link #font} made, or of any other. */
    static Faces of(Font font) {
        return font.isBold() ? BOLD : PLAIN;
    }
}
