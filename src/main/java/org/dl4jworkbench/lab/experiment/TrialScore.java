package org.dl4jworkbench.lab.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Search;

/**
 * How good a trial is: the best point of the mean, over its folds, of the validation curves. So the number of epochs is chosen
 * with the other hyperparameters, and every fold is judged at the same one.
 *
 * @param objective the mean over the folds at that epoch, with the standard deviation between them
 * @param epoch the epoch, from 1; the earliest of equals
 */
public record TrialScore(Measure objective, int epoch) {
    /** Whether one figure is better than another; NaN is worse than any. */
    public static Comparator<Double> better(Search.Objective objective) {
        Comparator<Double> order =
                objective == Search.Objective.LOSS ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return Comparator.comparing((Double figure) -> figure.isNaN()).thenComparing(order);
    }

    /**
     * Over the epochs that all folds have reached, without the untrained network.
     *
     * @param folds the evaluated epochs of each fold
     * @param last the last epoch that counts
     * @return empty where there is no such epoch with a validation figure
     */
    public static Optional<TrialScore> of(List<List<EpochResult>> folds, Search.Objective objective, int last) {
        Map<Integer, List<Double>> byEpoch = new TreeMap<>();
        for (List<EpochResult> fold : folds) {
            for (EpochResult result : fold) {
                Score validation = result.validation();
                if (result.epoch() > 0 && result.epoch() <= last && validation != null) {
                    byEpoch.computeIfAbsent(result.epoch(), epoch -> new ArrayList<>())
                            .add(objective == Search.Objective.LOSS ? validation.loss() : validation.accuracyOrNaN());
                }
            }
        }
        Comparator<Double> order = better(objective);
        TrialScore best = null;
        for (Map.Entry<Integer, List<Double>> epoch : byEpoch.entrySet()) {
            if (epoch.getValue().size() < folds.size()
                    || epoch.getValue().stream().anyMatch(value -> value.isNaN())) {
                continue;
            }
            Measure mean = Measure.of(epoch.getValue());
            if (best == null || order.compare(mean.mean(), best.objective().mean()) < 0) {
                best = new TrialScore(mean, epoch.getKey());
            }
        }
        return Optional.ofNullable(best);
    }
}
