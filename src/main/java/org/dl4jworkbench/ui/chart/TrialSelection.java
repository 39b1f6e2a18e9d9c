package org.dl4jworkbench.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.chart.AxisInterval;
import org.jspecify.annotations.Nullable;

/** Which trials of a search are picked, pointed at and brushed: one for the table and all figures of a page. Trials by their number. */
public final class TrialSelection {
    private final ObjectProperty<List<Integer>> picked = new SimpleObjectProperty<>(this, "picked", List.of());
    private final ObjectProperty<@Nullable Integer> pointed = new SimpleObjectProperty<>(this, "pointed");
    private final ObjectProperty<List<AxisInterval>> brushes = new SimpleObjectProperty<>(this, "brushes", List.of());

    /** The picked trials, in the order in which they were picked. */
    public ObjectProperty<List<Integer>> pickedProperty() {
        return picked;
    }

    public List<Integer> picked() {
        return picked.get();
    }

    /** The trial under the pointer; null for none. */
    public ObjectProperty<@Nullable Integer> pointedProperty() {
        return pointed;
    }

    /** At most one for each axis of the parallel coordinates. */
    public ObjectProperty<List<AxisInterval>> brushesProperty() {
        return brushes;
    }

    public List<AxisInterval> brushes() {
        return brushes.get();
    }

    /** Picks one trial instead of all others. */
    public void pick(int trial) {
        picked.set(List.of(trial));
    }

    /** Adds a trial to the picked ones, or takes it away. */
    public void toggle(int trial) {
        List<Integer> now = new ArrayList<>(picked.get());
        if (!now.remove(Integer.valueOf(trial))) {
            now.add(trial);
        }
        picked.set(List.copyOf(now));
    }

    /** The brush of an axis. */
    public Optional<AxisInterval> brush(int axis) {
        return brushes.get().stream().filter(each -> each.axis() == axis).findFirst();
    }

    /** Brushes an axis, instead of what was brushed of it. */
    public void brush(AxisInterval interval) {
        brushes.set(Stream.concat(others(interval.axis()), Stream.of(interval)).toList());
    }

    public void clearBrush(int axis) {
        if (brush(axis).isPresent()) {
            brushes.set(others(axis).toList());
        }
    }

    public void clearBrushes() {
        if (!brushes.get().isEmpty()) {
            brushes.set(List.of());
        }
    }

    private Stream<AxisInterval> others(int axis) {
        return brushes.get().stream().filter(each -> each.axis() != axis);
    }

    /** Forgets everything: another search is shown. */
    public void clear() {
        picked.set(List.of());
        pointed.set(null);
        clearBrushes();
    }
}
