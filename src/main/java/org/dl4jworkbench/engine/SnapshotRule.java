package org.dl4jworkbench.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Which epochs keep their snapshots: 0, the best, the last, and of the others every s-th, where s doubles each time there
 * would be too many. So a run of a thousand epochs keeps about as much as one of a hundred.
 */
final class SnapshotRule {
    static final int MOST = 100;

    private SnapshotRule() {}

    /**
     * @param present the epochs that have snapshots, ascending
     * @return those to delete
     */
    static List<Integer> superfluous(List<Integer> present, int best, int last) {
        int stride = 1;
        while (last / stride > MOST) {
            stride *= 2;
        }
        List<Integer> result = new ArrayList<>();
        for (int epoch : present) {
            if (epoch != best && epoch != last && epoch % stride != 0) {
                result.add(epoch);
            }
        }
        return result;
    }
}
