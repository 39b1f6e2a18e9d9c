package org.dl4jworkbench.ui.chart;

import java.nio.file.Path;
import org.dl4jworkbench.model.WorkbenchException;

/** Tells the user what came of a copy or an export, without a dialog in the way. Called on the JavaFX thread. */
public interface ExportNotices {
    /** A file was written. */
    void exported(Path file);

    /**
     * Something is on the clipboard.
     *
     * @param what "picture", "numbers", "Markdown", "LaTeX"
     */
    void copied(String what);

    /** It did not work: what, where and what to do are in the exception. */
    void failed(WorkbenchException problem);
}
