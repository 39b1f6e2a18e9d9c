package org.dl4jworkbench.rundir;

import java.util.Comparator;

/**
 * A moment of a training that a snapshot shows: after an epoch's evaluation, or after a single iteration.
 *
 * @param epoch the epoch that has ended; −1 for a moment within an epoch
 * @param iteration minibatches done
 * @param position where it stands on an axis of epochs: the epoch, or a fraction between two
 */
public record Moment(int epoch, long iteration, double position) implements Comparable<Moment> {
    private static final Comparator<Moment> ORDER =
            Comparator.comparingDouble(Moment::position).thenComparingInt(Moment::epoch);

    /** After an epoch; 0 is the untrained network. */
    public static Moment afterEpoch(int epoch, long iteration) {
        return new Moment(epoch, iteration, epoch);
    }

    /**
     * After an iteration within an epoch.
     *
     * @param perEpoch iterations of an epoch
     */
    public static Moment atIteration(long iteration, int perEpoch) {
        return new Moment(-1, iteration, (double) iteration / perEpoch);
    }

    public boolean endsEpoch() {
        return epoch >= 0;
    }

    /** "epoch 12", or "iteration 20". */
    public String label() {
        return endsEpoch() ? "epoch " + epoch : "iteration " + iteration;
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
