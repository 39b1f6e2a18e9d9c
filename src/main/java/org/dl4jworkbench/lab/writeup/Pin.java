package org.dl4jworkbench.lab.writeup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.model.Names;

/**
 * A figure or table in the write-up.
 *
 * @param folder holds its files and {@code pin.json}
 */
public record Pin(Path folder, Content content) {
    /**
     * What {@code pin.json} says.
     *
     * @param title the figure's own
     * @param caption as the user wrote it, the title at first
     * @param baseName of the files, without their endings
     * @param endings of the files there are
     */
    public record Content(
            String title, String caption, String baseName, List<String> endings, Origin origin, Instant pinned) {
        public Content {
            Names.name(baseName, "baseName");
            endings = List.copyOf(endings);
        }
    }

    /** The name of its folder, by which the order of the write-up knows it. */
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    public String caption() {
        return content.caption();
    }

    /** Its file in a format, where it has one. */
    public Optional<Path> file(Format format) {
        return content.endings().contains(format.extension())
                ? Optional.of(folder.resolve(content.baseName() + "." + format.extension()))
                : Optional.empty();
    }

    /** Whether it is a table, which a text can hold as text. */
    public boolean isTable() {
        return content.endings().contains(Format.MARKDOWN.extension());
    }
}
