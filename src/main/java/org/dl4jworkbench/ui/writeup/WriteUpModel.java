package org.dl4jworkbench.ui.writeup;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.lab.writeup.Pin;
import org.dl4jworkbench.lab.writeup.Skeleton;
import org.dl4jworkbench.lab.writeup.WriteUp;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/** What the page of the write-up shows. Every change goes to the disk in the background, then everything is read again. */
public final class WriteUpModel {
    private final WriteUp writeUp;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Pin>> pins = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();

    public WriteUpModel(WriteUp writeUp, Background background) {
        this.writeUp = writeUp;
        this.background = background;
    }

    /** In the order of the text. */
    public ReadOnlyObjectProperty<List<Pin>> pinsProperty() {
        return pins.getReadOnlyProperty();
    }

    /** Whether the disk has been read once, or could not be. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** What went wrong last; null when all is well. */
    public ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public Path folder() {
        return writeUp.folder();
    }

    public void refresh() {
        change(() -> null, nothing -> {});
    }

    public void setCaption(Pin pin, String caption) {
        if (!caption.strip().equals(pin.caption())) {
            change(() -> writeUp.withCaption(pin, caption), changed -> {});
        }
    }

    public void move(Pin pin, int by) {
        change(
                () -> {
                    writeUp.move(pin, by);
                    return null;
                },
                nothing -> {});
    }

    /**
     * Takes a pin out.
     *
     * @param undo gets what puts it back
     */
    public void remove(Pin pin, Consumer<Runnable> undo) {
        change(
                () -> writeUp.remove(pin),
                place -> undo.accept(() -> change(
                        () -> {
                            writeUp.putBack(pin, place);
                            return null;
                        },
                        nothing -> {})));
    }

    /** Writes a skeleton with everything that is shown; {@code done} gets its file. */
    public void save(Skeleton skeleton, Path folder, Consumer<Path> done) {
        List<Pin> shown = pins.get();
        background.run(() -> skeleton.write(shown, folder), done, problem::set);
    }

    void setProblem(Throwable failure) {
        problem.set(failure);
    }

    private record Outcome<T>(@Nullable T result, WriteUp.Found found) {}

    private <T extends @Nullable Object> void change(Callable<T> work, Consumer<T> then) {
        background.run(
                () -> new Outcome<>(work.call(), writeUp.find()),
                outcome -> {
                    List<WorkbenchException> problems = outcome.found().problems();
                    problem.set(problems.isEmpty() ? null : problems.get(0));
                    pins.set(outcome.found().pins());
                    loaded.set(true);
                    then.accept(outcome.result());
                },
                failure -> {
                    problem.set(failure);
                    loaded.set(true);
                });
    }
}
