package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.RunSpec;
import org.jspecify.annotations.Nullable;

/** The specs a user has gone through, for undo and redo; specs are immutable, so a step is the spec itself. */
public final class SpecHistory {
    private static final int LIMIT = 500;

    private final List<RunSpec> specs = new ArrayList<>();
    private int current;
    private @Nullable String open;

    public SpecHistory(RunSpec first) {
        specs.add(first);
    }

    public RunSpec current() {
        return specs.get(current);
    }

    /**
     * Makes a spec the current one; what was undone is forgotten.
     *
     * @param path the field that is being typed in: its keystrokes are one step until {@link #closeStep()}; null for a step of
     *     its own
     */
    public void push(RunSpec spec, @Nullable String path) {
        if (spec.equals(current())) {
            return;
        }
        specs.subList(current + 1, specs.size()).clear();
        if (path != null && path.equals(open)) {
            specs.set(current, spec);
        } else {
            specs.add(spec);
            if (specs.size() > LIMIT) {
                specs.remove(0);
            }
            current = specs.size() - 1;
        }
        open = path;
    }

    /** What is typed from here on is a new step. */
    public void closeStep() {
        open = null;
    }

    public boolean canUndo() {
        return current > 0;
    }

    public boolean canRedo() {
        return current < specs.size() - 1;
    }

    public void undo() {
        if (canUndo()) {
            current--;
        }
        open = null;
    }

    public void redo() {
        if (canRedo()) {
            current++;
        }
        open = null;
    }
}
