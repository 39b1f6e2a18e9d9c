package org.dl4jworkbench.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dl4jworkbench.model.SnapshotSpec;

/**
 * Which epochs keep their snapshots: 0, the best, the last, those asked for, and of the others every s-th, where s doubles each time
 * there would be too many. So a run of a thousand epochs keeps about as much as one of a hundred, and a large network keeps fewer
 * epochs than a small one.
 *
 * @param totalEpochs of the whole training
 * @param most how many others there may be
 * @param asked epochs that the spec asks for, by number or by the iteration that they end with
 */
record SnapshotRule(int totalEpochs, int most, Set<Integer> asked) {
    static final int MOST = 100;

    /** So many of them are written whatever they cost. */
    static final int SURE = 32;

    /** First, best and last. */
    private static final int ALWAYS = 3;

    SnapshotRule {
        asked = Set.copyOf(asked);
    }

    /**
     * The rule for a room on the disk.
     *
     * @param iterations snapshots that are asked for, of iterations and epochs together
     * @param bytesEach what a snapshot takes; 0 where that is not known yet
     */
    static SnapshotRule of(int totalEpochs, SnapshotSpec spec, int iterations, Set<Integer> asked, long bytesEach) {
        long fitting = fitting(spec, bytesEach) - ALWAYS - iterations;
        return new SnapshotRule(totalEpochs, (int) Math.max(0, Math.min(MOST, fitting)), asked);
    }

    /** Whether one more snapshot of an iteration fits beside those of the first, best and last epoch. */
    static boolean hasRoomForIteration(SnapshotSpec spec, int keptIterations, long bytesEach) {
        return ALWAYS + keptIterations + 1 <= fitting(spec, bytesEach);
    }

    private static long fitting(SnapshotSpec spec, long bytesEach) {
        return bytesEach == 0 ? Integer.MAX_VALUE : spec.megabytes() * 1_000_000L / bytesEach;
    }

    /** Whether an epoch's snapshot is written whatever it costs: the first, the last, those asked for and an even few between. */
    boolean isSure(int epoch) {
        return epoch == totalEpochs || asked.contains(epoch) || epoch % stride(totalEpochs, Math.min(most, SURE)) == 0;
    }

    /** Whether an epoch's snapshot will still be there when the training is done. */
    boolean isLasting(int epoch) {
        return isSure(epoch) || epoch % stride(totalEpochs, most) == 0;
    }

    /**
     * @param present the epochs that have snapshots, ascending
     * @return those to delete
     */
    List<Integer> superfluous(Collection<Integer> present, int best, int last) {
        int stride = stride(last, most);
        List<Integer> result = new ArrayList<>();
        for (int epoch : present) {
            if (epoch != best && epoch != last && epoch % stride != 0 && !asked.contains(epoch)) {
                result.add(epoch);
            }
        }
        return result;
    }

    private static int stride(int last, int most) {
        int stride = 1;
        while (last / stride > most) {
            stride *= 2;
        }
        return stride;
    }
}
