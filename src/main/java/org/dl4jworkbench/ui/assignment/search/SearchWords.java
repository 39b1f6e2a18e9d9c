package org.dl4jworkbench.ui.assignment.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.util.StringConverter;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.lab.experiment.QueueState;
import org.dl4jworkbench.lab.experiment.Throughput;
import org.dl4jworkbench.lab.search.SearchTable;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Search;
import org.jspecify.annotations.Nullable;

/** What the Search tab says. */
final class SearchWords {
    private static final int DECIMALS = 4;

    private SearchWords() {}

    /** "25 trials × 3 folds = 75 trainings". */
    static String amount(int trials, int folds) {
        String words = count(trials, "trial");
        return folds > 1
                ? words + " × " + folds + " folds = " + Numbers.grouped((long) trials * folds) + " trainings"
                : words;
    }

    static String count(long number, String one) {
        return Numbers.grouped(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** A sampler's name in a list. */
    static String sampler(Search.Sampler sampler) {
        return switch (sampler) {
            case RANDOM -> "random";
            case GRID -> "grid";
            case SOBOL -> "Sobol sequence";
            case HALVING -> "successive halving";
        };
    }

    /** What a parameter is drawn from: "0.001 to 0.1, log", "adam, sgd or rmsprop". */
    static String range(Search.Parameter parameter) {
        List<String> values = parameter.values();
        if (values != null) {
            return values.size() == 1
                    ? values.get(0)
                    : String.join(", ", values.subList(0, values.size() - 1)) + " or " + values.get(values.size() - 1);
        }
        Double from = parameter.from();
        Double to = parameter.to();
        String ends = from == null || to == null ? "" : number(from) + " to " + number(to);
        return ends + ", " + parameter.range().token();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Numbers.grouped(Math.round(value))
                : Numbers.plain(value);
    }

    /** "0.0312 ± 0.0021"; a dash for none. */
    static String measure(Measure measure) {
        if (!measure.isKnown()) {
            return "–";
        }
        String mean = Table.number(measure.mean(), DECIMALS).shown();
        return Double.isNaN(measure.deviation())
                ? mean
                : mean + String.format(Locale.ROOT, " ± %." + DECIMALS + "f", measure.deviation());
    }

    /** What was measured of several engines: "2 engines: 1.9 × one"; empty where a number was chosen by hand. */
    static String engines(@Nullable Throughput throughput) {
        if (throughput == null) {
            return "";
        }
        if (throughput.isPending()) {
            return "engines still to be measured";
        }
        List<Throughput.Point> points = throughput.points();
        if (points.isEmpty()) {
            return "engines not measured";
        }
        Throughput.Point most = points.get(points.size() - 1);
        return most.engines() == 1
                ? "one engine at a time"
                : String.format(
                        Locale.ROOT,
                        "%d engines: %.1f × one",
                        most.engines(),
                        most.iterationsPerSecond() / points.get(0).iterationsPerSecond());
    }

    /** Where a search stands: "running · 12 of 25 trials done · 1 failed". */
    static String state(SearchTable table, QueueState queue, boolean elsewhere, boolean open, boolean measuring) {
        long failed = count(table, "failed");
        long skipped = count(table, "skipped");
        long pruned = table.rows().stream().filter(SearchTable.Row::pruned).count();
        long done = table.rows().stream()
                .filter(row -> !row.interim() && row.objective().isKnown() && !row.pruned())
                .count();
        List<String> parts = new ArrayList<>();
        switch (queue) {
            case RUNNING -> parts.add(measuring ? "measuring how many engines are worthwhile" : "running");
            case PAUSED -> parts.add("paused");
            case STOPPING -> parts.add("stopping");
            case IDLE -> {
                if (elsewhere) {
                    parts.add("another workbench is at work on it");
                } else if (open) {
                    parts.add(count(table, "interrupted") > 0 ? "interrupted" : "stopped");
                }
            }
        }
        parts.add(done + " of " + count(table.rows().size(), "trial") + " done");
        if (pruned > 0) {
            parts.add(pruned + " ended early");
        }
        if (failed > 0) {
            parts.add(failed + " failed");
        }
        if (skipped > 0) {
            parts.add(skipped + " skipped");
        }
        return String.join(" · ", parts);
    }

    private static long count(SearchTable table, String state) {
        return table.rows().stream().filter(row -> row.state().equals(state)).count();
    }

    /** For a list that is not edited. */
    static <T> StringConverter<T> converter(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T each) {
                return each == null ? "" : text.apply(each);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("the list is not edited");
            }
        };
    }
}
