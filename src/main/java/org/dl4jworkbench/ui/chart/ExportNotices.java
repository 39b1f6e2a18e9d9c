package org.dl4jworkbench.ui.chart;

import java.nio.file.Path;
import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

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

    /** Whether there is a write-up to pin to. */
    default boolean pins() {
        return false;
    }

    /** What pins to the write-up; null where there is none. Asked at the click, so that it knows what is shown then. */
    default @Nullable Pinning pinning() {
        return null;
    }

    /** Something was pinned to the write-up. */
    default void pinned() {}
}
