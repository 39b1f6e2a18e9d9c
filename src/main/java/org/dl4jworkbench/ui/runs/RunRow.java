package org.dl4jworkbench.ui.runs;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.rundir.RunDirectory;

/** A row of the table: stays the same object while its run goes on, so that the selection holds. */
final class RunRow {
    private final RunDirectory directory;
    private final ReadOnlyObjectWrapper<RunFacts> facts;

    RunRow(RunDirectory directory, RunFacts facts) {
        this.directory = directory;
        this.facts = new ReadOnlyObjectWrapper<>(facts);
    }

    RunDirectory directory() {
        return directory;
    }

    ReadOnlyObjectProperty<RunFacts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    RunFacts facts() {
        return facts.get();
    }

    void update(RunFacts now) {
        if (!now.equals(facts.get())) {
            facts.set(now);
        }
    }
}
