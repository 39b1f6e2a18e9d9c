package org.dl4jworkbench.ui.assignment.setup;

import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * One field of the spec as the form shows it: the text as typed, which may not fit, and what is wrong with it. Changing the
 * text changes the spec where it fits.
 */
public final class SpecField {
    private final String path;
    private final BiConsumer<SpecField, String> typed;
    private final StringProperty text;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean showing;

    SpecField(String path, String value, BiConsumer<SpecField, String> typed) {
        this.path = path;
        this.typed = typed;
        text = new SimpleStringProperty(value);
        text.addListener((observable, old, now) -> {
            if (!showing) {
                this.typed.accept(this, now == null ? "" : now.strip());
            }
        });
    }

    /** As {@code lab.SpecPaths} takes it. */
    public String path() {
        return path;
    }

    public StringProperty textProperty() {
        return text;
    }

    /** What does not fit, as a sentence; empty where all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    String typedText() {
        String now = text.get();
        return now == null ? "" : now.strip();
    }

    /** Shows a value of the spec, without that counting as typing. */
    void show(String value) {
        showing = true;
        try {
            text.set(value);
        } finally {
            showing = false;
        }
    }

    void setProblem(String sentence) {
        problem.set(sentence);
    }
}
