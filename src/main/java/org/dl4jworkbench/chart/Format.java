package org.dl4jworkbench.chart;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.ExportException;

/** The files a figure or a table can be written to. */
public enum Format {
    PNG("png", "PNG picture"),
    SVG("svg", "SVG drawing"),
    PDF("pdf", "PDF drawing"),
    /** The numbers, all of them: not thinned to the width of a plot. */
    CSV("csv", "CSV numbers"),
    /** Tables only. */
    MARKDOWN("md", "Markdown table"),
    /** Tables only. */
    LATEX("tex", "LaTeX table");

    private final String extension;
    private final String label;

    Format(String extension, String label) {
        this.extension = extension;
        this.label = label;
    }

    /** The file name's ending, without the dot. */
    public String extension() {
        return extension;
    }

    /** The name in a menu. */
    public String label() {
        return label;
    }

    /** Whether only tables can be written so. */
    public boolean isForTablesOnly() {
        return this == MARKDOWN || this == LATEX;
    }

    /** Whether an exhibit can be written so. */
    public boolean suits(Exhibit exhibit) {
        return exhibit instanceof Table || !isForTablesOnly();
    }

    /** The format of a file, by its ending. */
    public static Format of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.extension))
                .findFirst()
                .orElseThrow(() -> new ExportException(
                        "the file's ending names no known format",
                        file.toString(),
                        "Use one of "
                                + Arrays.stream(values())
                                        .map(format -> "." + format.extension)
                                        .collect(Collectors.joining(", "))));
    }
}
