package org.dl4jworkbench.chart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.dl4jworkbench.model.ExportException;
import org.dl4jworkbench.rundir.AtomicFiles;

/** Writes figures and tables to files, in the print style whatever the theme of the window. */
public final class FigureFiles {
    /** Of a file name without its ending: systems take 255 bytes, and people read fewer. */
    private static final int MOST_LETTERS = 80;

    private FigureFiles() {}

    /** Writes a file in the format that its ending names and the exhibit's natural size; the file is there whole or not at all. */
    public static void write(Exhibit exhibit, Path file) {
        Format format = Format.of(file);
        requireSuits(exhibit, format, file.toString());
        try {
            AtomicFiles.write(file, out -> write(exhibit, format, out, Drawing.naturalSize(exhibit)));
        } catch (IOException | UncheckedIOException e) {
            throw new ExportException(
                    "cannot be written (" + reason(e) + ")",
                    file.toString(),
                    "Check that the folder exists, that you may write to it, and that the disk is not full",
                    e);
        }
    }

    /** What the system said: encoders put sentences of their own around it. */
    private static String reason(Exception problem) {
        Throwable first = problem;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        boolean bare = first instanceof FileSystemException file && file.getReason() == null;
        return bare ? first.toString() : String.valueOf(first.getMessage());
    }

    /** What the machine has no font for, in sentences that say what to install; empty where every character is drawn. */
    public static List<String> notices(Collection<? extends Exhibit> exhibits) {
        return MissingGlyphs.notices(exhibits);
    }

    /** Writes to a stream, which stays open; the size does not matter to formats of numbers and text. */
    public static void write(Exhibit exhibit, Format format, OutputStream out, Size size) throws IOException {
        requireSuits(exhibit, format, exhibit.title());
        switch (format) {
            case PNG -> PngFile.write(exhibit, size, out);
            case SVG -> SvgFile.write(exhibit, size, out);
            case PDF -> PdfFile.write(exhibit, size, out);
            case CSV -> {
                BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                NumbersText.csv(exhibit, writer);
                writer.flush();
            }
            case MARKDOWN -> out.write(TableText.markdown((Table) exhibit).getBytes(StandardCharsets.UTF_8));
            case LATEX -> out.write(TableText.latex((Table) exhibit).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void requireSuits(Exhibit exhibit, Format format, String where) {
        if (!format.suits(exhibit)) {
            throw new ExportException(
                    "a figure cannot be written as a " + format.label(), where, "Use PNG, SVG, PDF or CSV");
        }
    }

    /** A file name for an exhibit, without its ending: lower case letters, digits and hyphens. */
    public static String baseName(Exhibit exhibit) {
        String name = java.text.Normalizer.normalize(exhibit.title(), java.text.Normalizer.Form.NFD)
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("^[-.]+|[-.]+$", "")
                .replaceAll("^(.{" + MOST_LETTERS + "}).+", "$1");
        return name.isEmpty() ? "figure" : name;
    }
}
