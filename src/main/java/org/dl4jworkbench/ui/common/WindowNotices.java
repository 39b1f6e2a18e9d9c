package org.dl4jworkbench.ui.common;

import java.nio.file.Path;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.chart.ExportNotices;
import org.dl4jworkbench.ui.chart.Pinning;

/** Tells in the corner of the window what came of a copy or an export. */
public record WindowNotices(Navigator navigator, Basket basket) implements ExportNotices {
    @Override
    public void exported(Path file) {
        navigator.tell("Saved as " + file);
    }

    @Override
    public void copied(String what) {
        navigator.tell("Copied: " + what);
    }

    @Override
    public void failed(WorkbenchException problem) {
        navigator.tell(problem);
    }

    @Override
    public boolean pins() {
        return true;
    }

    @Override
    public Pinning pinning() {
        return basket.pinning();
    }

    @Override
    public void pinned() {
        navigator.tell("Pinned to write-up", "Show", basket.show());
    }
}
