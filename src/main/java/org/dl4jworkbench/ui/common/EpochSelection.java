package org.dl4jworkbench.ui.common;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which epoch the views of a run show, one choice for all of them. It follows the newest epoch until the user picks an earlier
 * one, and again once the newest is picked. Only epochs that kept a snapshot can be picked.
 */
public final class EpochSelection {
    /** What {@link #selectedProperty()} holds while no epoch can be picked. */
    public static final int NONE = -1;

    private final ReadOnlyObjectWrapper<List<Integer>> epochs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(NONE);
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);

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
        epochs.set(List.of());
        selected.set(NONE);
    }

    /**
     * Tells which epochs there are now. A picked epoch that is gone gives way to its neighbour.
     *
     * @param available ascending
     */
    public void setEpochs(List<Integer> available) {
        if (!available.equals(epochs.get())) {
            epochs.set(List.copyOf(available));
        }
        if (available.isEmpty()) {
            selected.set(NONE);
        } else if (following.get()) {
            selected.set(available.get(available.size() - 1));
        } else {
            selected.set(nearest(selected.get()));
        }
    }

    /** Picks an epoch, or the one nearest to it that can be picked. */
    public void select(int epoch) {
        if (!epochs().isEmpty()) {
            int picked = nearest(epoch);
            following.set(picked == epochs().get(epochs().size() - 1));
            selected.set(picked);
        }
    }

    public void selectFirst() {
        select(Integer.MIN_VALUE);
    }

    public void selectLast() {
        select(Integer.MAX_VALUE);
    }

    /** Picks the next epoch; does nothing at the last one. */
    public void selectNext() {
        int index = epochs().indexOf(selected());
        if (index >= 0 && index < epochs().size() - 1) {
            select(epochs().get(index + 1));
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
}
