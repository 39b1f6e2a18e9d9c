package org.dl4jworkbench.lab.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.dl4jworkbench.lab.experiment.TrialScore;
import org.dl4jworkbench.model.Search;

/**
 * How much of the difference between trials one parameter explains by itself: the share of the variance of the trials' ranks.
 * For a range it is the adjusted R² of a quadratic fit of the rank on the parameter's place in its range (logarithmic where the
 * range is): R²ₐ = 1 − (1 − R²)(n − 1)/(n − p − 1), n trials, p = 2 (1 where only two values occur). For a choice it is the
 * adjusted correlation ratio, ε² = 1 − (1 − η²)(n − 1)/(n − k), k values, η² the variance between the values' means over all
 * variance (Kelley 1935). Below 0, where it explains less than chance would, it is 0. Ranks, because a few diverging trials would
 * decide everything else.
 *
 * <p>It sees no parameter that matters only together with another, and of few trials it says little: with 25 trials a parameter
 * without any influence shows a share above 0.15 in one of twenty searches.
 *
 * @param path the parameter
 * @param share 0 to 1; NaN where there are too few trials
 * @param count of the trials that it was reckoned from
 */
public record Importance(String path, double share, int count) {
    /** Fewer trials leave nothing over to judge a parabola by. */
    private static final int FEWEST = 5;

    /** Of every parameter, in their order. Trials that failed count as the worst, those still to come not at all. */
    public static List<Importance> of(SearchTable table) {
        List<SearchTable.Row> rows =
                table.rows().stream().filter(Importance::counts).toList();
        double[] ranks = rows.size() < FEWEST ? new double[rows.size()] : ranks(table, rows);
        List<Importance> result = new ArrayList<>();
        for (Search.Parameter parameter : table.parameters()) {
            result.add(new Importance(parameter.path(), share(parameter, rows, ranks), rows.size()));
        }
        return result;
    }

    /** Why there are no shares, for where they would stand. */
    static String absence(SearchTable table) {
        long trials = table.rows().stream().filter(Importance::counts).count();
        return trials < FEWEST
                ? "Needs " + FEWEST + " finished trials, there " + (trials == 1 ? "is 1" : "are " + trials)
                : "";
    }

    private static boolean counts(SearchTable.Row row) {
        return row.objective().isKnown() ? !row.interim() : row.state().equals("failed");
    }

    /** 1 for the best; trials with the same figure share a rank. What halving ended early stands behind all that it did not. */
    private static double[] ranks(SearchTable table, List<SearchTable.Row> rows) {
        Comparator<SearchTable.Row> order = Comparator.comparing(
                        (SearchTable.Row row) -> row.objective().isKnown() ? 0 : 1)
                .thenComparing(SearchTable.Row::pruned)
                .thenComparing(row -> row.objective().mean(), TrialScore.better(table.objective()));
        List<SearchTable.Row> sorted = rows.stream().sorted(order).toList();
        double[] places = new double[rows.size()];
        double place = 0;
        for (int i = 0; i < sorted.size(); i++) {
            place += i > 0 && order.compare(sorted.get(i - 1), sorted.get(i)) != 0 ? 1 : 0;
            places[rows.indexOf(sorted.get(i))] = place;
        }
        return new NaturalRanking(TiesStrategy.AVERAGE).rank(places);
    }

    private static double share(Search.Parameter parameter, List<SearchTable.Row> rows, double[] ranks) {
        if (rows.size() < FEWEST) {
            return Double.NaN;
        }
        ParameterScale scale = new ParameterScale(parameter);
        double[] units = rows.stream()
                .mapToDouble(row -> scale.unit(row.value(parameter.path())))
                .toArray();
        double explained =
                parameter.range() == Search.Range.CHOICE ? correlationRatio(units, ranks) : quadratic(units, ranks);
        return Math.max(0, Math.min(1, explained));
    }

    /** Adjusted R²; 0 where there is nothing to explain or to explain it by. */
    private static double quadratic(double[] units, double[] ranks) {
        long distinct = Arrays.stream(units).distinct().count();
        if (distinct < 2 || Arrays.stream(ranks).distinct().count() < 2) {
            return 0;
        }
        double[][] x = new double[units.length][];
        for (int i = 0; i < units.length; i++) {
            x[i] = distinct == 2 ? new double[] {units[i]} : new double[] {units[i], units[i] * units[i]};
        }
        OLSMultipleLinearRegression fit = new OLSMultipleLinearRegression();
        fit.newSampleData(ranks, x);
        return fit.calculateAdjustedRSquared();
    }

    private static double correlationRatio(double[] units, double[] ranks) {
        Map<Double, List<Double>> groups = new TreeMap<>();
        for (int i = 0; i < units.length; i++) {
            groups.computeIfAbsent(units[i], unit -> new ArrayList<>()).add(ranks[i]);
        }
        int n = ranks.length;
        double mean = Arrays.stream(ranks).average().orElse(0);
        double all =
                Arrays.stream(ranks).map(rank -> (rank - mean) * (rank - mean)).sum();
        if (groups.size() < 2 || groups.size() == n || all == 0) {
            return 0;
        }
        double within = groups.values().stream()
                .mapToDouble(group -> {
                    double own = group.stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0);
                    return group.stream()
                            .mapToDouble(rank -> (rank - own) * (rank - own))
                            .sum();
                })
                .sum();
        return 1 - within / all * (n - 1) / (n - groups.size());
    }
}
