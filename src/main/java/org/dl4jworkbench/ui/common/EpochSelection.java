package org.dl4jworkbench.ui.common;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.rundir.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Which epoch the views of a run show, one choice for all of them. It follows the newest epoch until the user picks an earlier
 * one, and again once the newest is picked. Only epochs that kept a snapshot can be picked. Where a run kept snapshots of single
 * iterations too, {@link #momentProperty()} says which of all moments is shown; the epoch is then the last that had ended.
 */
public final class EpochSelection {
    /** What {@link #selectedProperty()} holds while no epoch can be picked. */
    public static final int NONE = -1;

    private final ReadOnlyObjectWrapper<List<Integer>> epochs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(NONE);
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);

    private final ReadOnlyObjectWrapper<List<Moment>> moments = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Moment> moment = new ReadOnlyObjectWrapper<>();

    /** Every moment that can be picked, in the order of training. */
    public ReadOnlyObjectProperty<List<Moment>> momentsProperty() {
        return moments.getReadOnlyProperty();
    }

    public List<Moment> moments() {
        return moments.get();
    }

    /** The moment shown; null while none can be picked. */
    public ReadOnlyObjectProperty<@Nullable Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    public @Nullable Moment moment() {
        return moment.get();
    }

    /** The epochs that can be picked, ascending. */
    public ReadOnlyObjectProperty<List<Integer>> epochsProperty() {
        return epochs.getReadOnlyProperty();
    }

    public List<Integer> epochs() {
        return epochs.get();
    }

    /** The epoch shown, or {@link #NONE}. */
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public int selected() {
        return selected.get();
    }

    /** Whether the selection moves on with the newest epoch. */
    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /** Forgets everything, for another run. */
    public void clear() {
        following.set(true);
        empty();
    }

    /** The moment goes first: nobody may meet one that is not among the moments. */
    private void empty() {
        show(null);
        moments.set(List.of());
        epochs.set(List.of());
    }

    /**
     * Tells which epochs there are now, for runs without snapshots of iterations.
     *
     * @param available ascending
     */
    public void setEpochs(List<Integer> available) {
        setMoments(available.stream().map(epoch -> Moment.afterEpoch(epoch, -1)).toList());
    }

    /**
     * Tells which moments there are now. A picked one that is gone gives way to its neighbour.
     *
     * @param available in the order of training
     */
    public void setMoments(List<Moment> available) {
        if (available.isEmpty()) {
            empty();
            return;
        }
        if (!available.equals(moments.get())) {
            moments.set(List.copyOf(available));
            epochs.set(available.stream()
                    .filter(Moment::endsEpoch)
                    .map(Moment::epoch)
                    .toList());
        }
        Moment before = moment.get();
        if (following.get() || before == null) {
            show(available.get(available.size() - 1));
        } else {
            show(nearestMoment(before.position()));
        }
    }

    private void show(@Nullable Moment picked) {
        moment.set(picked);
        selected.set(picked == null ? NONE : (int) Math.floor(picked.position()));
    }

    /** Picks an epoch, or the moment nearest to it that can be picked. */
    public void select(int epoch) {
        selectAt(epoch);
    }

    /** Picks the moment nearest to a place on the axis of epochs. */
    public void selectAt(double position) {
        Moment picked = nearestMoment(position);
        if (picked != null) {
            following.set(picked.equals(moments().get(moments().size() - 1)));
            show(picked);
        }
    }

    public void selectFirst() {
        selectAt(Double.NEGATIVE_INFINITY);
    }

    public void selectLast() {
        selectAt(Double.POSITIVE_INFINITY);
    }

    /** Picks the next moment; does nothing at the last one. */
    public void selectNext() {
        step(1);
    }

    /** Picks the moment before; does nothing at the first one. */
    public void selectPrevious() {
        step(-1);
    }

    private void step(int by) {
        int index = moments().indexOf(moment()) + by;
        if (moment() != null && index >= 0 && index < moments().size()) {
            selectAt(moments().get(index).position());
        }
    }

    /** The epoch nearest to a number that can be picked, the earlier of two; {@link #NONE} where there is none. */
    public int nearest(int epoch) {
        int best = NONE;
        long bestDistance = Long.MAX_VALUE;
        for (int each : epochs()) {
            long distance = Math.abs((long) each - epoch);
            if (distance < bestDistance) {
                best = each;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** The moment nearest to a place, the earlier of two; null where there is none. */
    private @Nullable Moment nearestMoment(double position) {
        if (moments().isEmpty()) {
            return null;
        }
        Moment first = moments().get(0);
        Moment last = moments().get(moments().size() - 1);
        double within = Math.max(first.position(), Math.min(last.position(), position));
        Moment best = first;
        for (Moment each : moments()) {
            if (Math.abs(each.position() - within) < Math.abs(best.position() - within)) {
                best = each;
            }
        }
        return best;
    }
}
