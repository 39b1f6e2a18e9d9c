package org.dl4jworkbench.ui.assignment.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.search.SearchFigures;
import org.dl4jworkbench.lab.search.SearchTable;
import org.dl4jworkbench.ui.assignment.experiments.QueueRow;

/**
 * A trial as the table shows it.
 *
 * @param state "fold 2, epoch 3 of 10", "ended early", "failed"
 * @param reason why it failed or was interrupted; may be empty
 */
record TrialRow(SearchTable.Row row, String state, String reason) {
    static TrialRow of(SearchTable.Row row, List<QueueRow> queue) {
        List<QueueRow> mine = queue.stream()
                .filter(each -> each.item().variation().equals(row.name()))
                .toList();
        Optional<QueueRow> live =
                mine.stream().filter(each -> each.item().state().isLive()).findFirst();
        String reason = mine.stream()
                .map(QueueRow::reason)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        String state = live.map(each -> live(each, mine)).orElseGet(() -> resting(row));
        return new TrialRow(row, state, reason);
    }

    private static String live(QueueRow at, List<QueueRow> mine) {
        long together =
                mine.stream().filter(each -> each.item().state().isLive()).count();
        String fold = at.item().fold() == null ? "" : "fold " + at.item().fold().number() + ", ";
        return together > 1 ? together + " folds at work" : fold + at.state();
    }

    private static String resting(SearchTable.Row row) {
        if (row.pruned()) {
            return "ended early";
        }
        return row.state().equals(ItemState.HELD.token()) ? "waits for the others" : row.state();
    }

    int trial() {
        return row.trial();
    }

    /** The best first: those that are done by their objective, then those at work, then those that ended early or not at all. */
    static Comparator<TrialRow> bestFirst(SearchTable table) {
        Comparator<Double> better =
                SearchFigures.lowIsGood(table) ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return Comparator.comparingInt((TrialRow each) -> rank(each.row()))
                .thenComparing(each -> each.row().objective().mean(), better)
                .thenComparingInt(TrialRow::trial);
    }

    private static int rank(SearchTable.Row row) {
        if (row.pruned()) {
            return 3;
        }
        if (row.objective().isKnown()) {
            return row.interim() ? 1 : 0;
        }
        return row.runs().isEmpty() ? 4 : row.interim() ? 2 : 5;
    }
}
