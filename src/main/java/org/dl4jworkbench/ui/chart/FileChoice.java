package org.dl4jworkbench.ui.chart;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;
import org.dl4jworkbench.chart.Format;
import org.jspecify.annotations.Nullable;

/** Asks where a file is to be written. */
@FunctionalInterface
public interface FileChoice {
    /**
     * Asks for a file.
     *
     * @param owner the window the question belongs to; null where there is none
     * @param fileName a suggestion, with its ending
     * @return the file, or empty when the user thought better of it
     */
    Optional<Path> choose(@Nullable Window owner, String fileName, Format format);
}
