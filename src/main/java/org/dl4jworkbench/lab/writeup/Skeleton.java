package org.dl4jworkbench.lab.writeup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.chart.LatexText;
import org.dl4jworkbench.chart.MarkdownText;
import org.dl4jworkbench.model.ExportException;
import org.dl4jworkbench.model.PlainText;
import org.dl4jworkbench.rundir.AtomicFiles;

/**
 * The beginning of a write-up: a text with every pinned figure and table in order, each with its caption and where it comes from, and
 * the pictures beside it in {@code figures/}. A text that is there already is the user's own by now and is not touched: the new one
 * gets a number.
 */
public enum Skeleton {
    MARKDOWN("md", Format.PNG) {
        @Override
        String text(List<Part> parts) {
            StringBuilder text = new StringBuilder("# Write-up\n");
            for (Part part : parts) {
                String caption = MarkdownText.escape(part.caption());
                text.append('\n');
                if (part.missing()) {
                    text.append("(Left out, its file is gone: ").append(caption).append(')');
                } else if (part.table() != null) {
                    text.append(emphasised("**", caption)).append(part.table().strip());
                } else {
                    text.append("![" + caption + "](figures/" + part.file() + ")\n\n");
                    text.append(emphasised("*", caption).strip());
                }
                text.append('\n');
                if (!part.origin().isEmpty()) {
                    text.append("\nFrom ")
                            .append(MarkdownText.escape(part.origin()))
                            .append(".\n");
                }
            }
            return text.toString();
        }

        private String emphasised(String mark, String caption) {
            return caption.isEmpty() ? "" : mark + caption + mark + "\n\n";
        }
    },

    LATEX("tex", Format.PDF) {
        /** LaTeX keeps no more floats in mind than some dozens, and none of them has text beside it yet. */
        private static final int FLOATS = 10;

        @Override
        String text(List<Part> parts) {
            StringBuilder body = new StringBuilder();
            for (int index = 0; index < parts.size(); index++) {
                Part part = parts.get(index);
                body.append(index > 0 && index % FLOATS == 0 ? "\n\\clearpage\n" : "\n");
                if (part.missing()) {
                    body.append("(Left out, its file is gone: " + LatexText.escape(part.caption()) + ")\n");
                } else if (part.table() != null) {
                    body.append(part.table().strip()).append('\n');
                } else {
                    body.append("\\begin{figure}[htbp]\n  \\centering\n  \\includegraphics[width=\\linewidth]{figures/")
                            .append(part.file())
                            .append("}\n  \\caption{")
                            .append(LatexText.escape(part.caption()))
                            .append("}\n\\end{figure}\n");
                }
                if (!part.origin().isEmpty()) {
                    body.append("% From ").append(PlainText.of(part.origin())).append('\n');
                }
            }
            return "\\documentclass{article}\n\\usepackage{booktabs,longtable}\n\\usepackage{graphicx}\n"
                    + LatexText.definitions(body.toString())
                    + "\n\\begin{document}\n\\title{Write-up}\n\\author{}\n\\maketitle\n"
                    + body
                    + "\n\\end{document}\n";
        }
    };

    /**
     * A figure or table of the text.
     *
     * @param file the picture's name in {@code figures/}; empty for a table
     * @param table the table as text of the format; null for a figure
     */
    record Part(
            String caption,
            String origin,
            String file,
            @org.jspecify.annotations.Nullable String table) {
        /** Whether somebody has taken its file out of the pin's folder. */
        boolean missing() {
            return table == null && file.isEmpty();
        }
    }

    private final String ending;
    private final Format pictures;

    Skeleton(String ending, Format pictures) {
        this.ending = ending;
        this.pictures = pictures;
    }

    abstract String text(List<Part> parts);

    /**
     * Writes the text and its pictures into a folder.
     *
     * @return the text's file
     */
    public Path write(List<Pin> pins, Path folder) {
        try {
            List<Part> parts = new ArrayList<>();
            for (Pin pin : pins) {
                parts.add(part(pin, folder));
            }
            Path file = free(folder);
            String text = text(parts);
            AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            return file;
        } catch (IOException e) {
            throw new ExportException(
                    "the write-up cannot be written (" + e + ")",
                    folder.toString(),
                    "Choose a folder that you can write to, with room on the disk",
                    e);
        }
    }

    private Part part(Pin pin, Path folder) throws IOException {
        Path table = pin.file(this == MARKDOWN ? Format.MARKDOWN : Format.LATEX).orElse(null);
        String origin = pin.content().origin().inWords();
        Path picture = pin.file(pictures).orElse(null);
        Path needed = table == null ? picture : table;
        if (needed == null || !Files.exists(needed)) {
            return new Part(pin.caption(), origin, "", null);
        }
        if (table != null) {
            String text = Files.readString(table);
            return new Part(pin.caption(), origin, "", this == LATEX ? captioned(text, pin) : text);
        }
        String name = pin.name() + "." + pictures.extension();
        Files.createDirectories(folder.resolve("figures"));
        Files.copy(needed, folder.resolve("figures").resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return new Part(pin.caption(), origin, name, null);
    }

    /** The table with the caption that the user gave it. */
    private static String captioned(String table, Pin pin) {
        return table.replace(
                "\\caption{" + LatexText.escape(pin.content().title()) + "}",
                "\\caption{" + LatexText.escape(pin.caption()) + "}");
    }

    private Path free(Path folder) {
        Path file = folder.resolve("write-up." + ending);
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve("write-up-" + number + "." + ending);
        }
        return file;
    }
}
