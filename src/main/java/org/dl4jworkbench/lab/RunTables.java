package org.dl4jworkbench.lab;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.SnapshotRoom;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/** The tables that tell of one run as a whole. */
public final class RunTables {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int DECIMALS = 4;
    private static final int HASH_DIGITS = 12;

    private RunTables() {}

    /** Losses and accuracies at the best and at the last epoch; splits that the run does not have are left out. */
    public static Table scores(List<EpochResult> epochs) {
        Optional<EpochResult> best = EpochResult.best(epochs);
        List<EpochResult> columns = new ArrayList<>();
        List<Table.Column> titles = new ArrayList<>(List.of(Table.Column.text("")));
        best.ifPresent(result -> {
            columns.add(result);
            titles.add(Table.Column.number("best, epoch " + Numbers.grouped(result.epoch())));
        });
        if (!epochs.isEmpty()) {
            EpochResult last = epochs.get(epochs.size() - 1);
            columns.add(last);
            titles.add(Table.Column.number("last, epoch " + Numbers.grouped(last.epoch())));
        }
        List<List<Table.Cell>> rows = new ArrayList<>();
        addScores(rows, "train", columns, EpochResult::train);
        addScores(rows, "validation", columns, EpochResult::validation);
        addScores(rows, "test", columns, EpochResult::test);
        return new Table("Best and last epoch", titles, rows);
    }

    private static void addScores(
            List<List<Table.Cell>> rows,
            String split,
            List<EpochResult> columns,
            Function<EpochResult, @Nullable Score> part) {
        if (columns.stream().allMatch(result -> part.apply(result) == null)) {
            return;
        }
        List<Table.Cell> losses = new ArrayList<>(List.of(Table.text(split + " loss")));
        List<Table.Cell> accuracies = new ArrayList<>(List.of(Table.text(split + " accuracy")));
        for (EpochResult result : columns) {
            Score score = part.apply(result);
            losses.add(Table.number(score == null ? Double.NaN : score.loss(), DECIMALS));
            accuracies.add(Table.number(score == null ? Double.NaN : score.accuracyOrNaN(), DECIMALS));
        }
        rows.add(losses);
        if (RunFigures.hasAccuracy(columns)) {
            rows.add(accuracies);
        }
    }

    /**
     * What the run was and what it ran on.
     *
     * @param preset the spec that it started from, or null where that is gone
     * @param network null where the layers are not known
     * @param room of the snapshots on the disk; null while that is not known
     */
    public static Table about(
            RunRecord record,
            List<EpochResult> epochs,
            @Nullable RunSpec preset,
            @Nullable NetworkSummary network,
            @Nullable SnapshotRoom room,
            ZoneId zone) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        RunSpec spec = record.spec();
        add(
                rows,
                "run",
                record.status().token() + ", begun "
                        + TIME.format(record.created().atZone(zone)));
        add(rows, "preset", spec.preset());
        add(rows, "changes", changes(preset, spec));
        if (network != null) {
            add(rows, "parameters", Numbers.grouped(network.parameters()));
        }
        if (!epochs.isEmpty()) {
            EpochResult last = epochs.get(epochs.size() - 1);
            add(rows, "training time", Numbers.duration(last.seconds()));
            add(rows, "iterations", Numbers.grouped(last.iteration()));
        }
        if (room != null) {
            add(rows, "snapshots", snapshots(room, spec));
        }
        add(rows, "seed", String.valueOf(spec.training().seed()));
        add(rows, "data set", spec.data().dataset());
        Provenance provenance = record.provenance();
        if (provenance != null) {
            addProvenance(rows, provenance);
        }
        return new Table("About the run", List.of(Table.Column.text(""), Table.Column.text("")), rows);
    }

    private static String snapshots(SnapshotRoom room, RunSpec spec) {
        int kept = room.epochs() + room.iterations();
        return kept + " kept" + (room.iterations() == 0 ? "" : ", " + room.iterations() + " of single iterations")
                + "; "
                + Numbers.plain(Math.round(room.bytes() / 1e5) / 10.0) + " MB of "
                + Numbers.grouped(spec.snapshots().megabytes()) + " MB";
    }

    private static void addProvenance(List<List<Table.Cell>> rows, Provenance provenance) {
        add(
                rows,
                "computed on",
                provenance.backend() + ", " + provenance.blas() + (provenance.oneDnnHelpers() ? " with oneDNN" : "")
                        + ", " + provenance.threads() + (provenance.threads() == 1 ? " thread" : " threads"));
        add(rows, "training steps", provenance.stepInWords());
        add(rows, "Deeplearning4j", provenance.deeplearning4j());
        add(rows, "Workbench", provenance.workbench());
        add(rows, "Java", provenance.java());
        add(rows, "system", provenance.os() + ", " + provenance.cpu());
        if (provenance.dataWarning() != null) {
            add(rows, "data", provenance.dataWarning());
        }
        for (Map.Entry<String, String> file : new TreeMap<>(provenance.dataSha256()).entrySet()) {
            String hash = file.getValue();
            add(
                    rows,
                    "SHA-256",
                    (hash.length() > HASH_DIGITS ? hash.substring(0, HASH_DIGITS) + "…" : hash) + " " + file.getKey());
        }
    }

    private static String changes(@Nullable RunSpec preset, RunSpec spec) {
        if (preset == null) {
            return "the preset is no longer in the catalogue";
        }
        List<String> paths = SpecPaths.differences(preset, spec).stream()
                // Every run has its data set decided; that alone is no change.
                .filter(path -> !path.equals("data.dataset"))
                .toList();
        return paths.isEmpty()
                ? "none"
                : paths.stream()
                        .map(path -> FieldNames.change(path, preset, spec))
                        .collect(Collectors.joining("; "));
    }

    private static void add(List<List<Table.Cell>> rows, String name, String value) {
        rows.add(List.of(Table.text(name), Table.text(value)));
    }

    /** Accuracy per class as the screen has room for: per split the share of the class that is right, and its size. */
    public static Table perClass(Map<SplitName, ConfusionMatrix> matrices) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("class")));
        List<ConfusionMatrix> shown = new ArrayList<>();
        for (SplitName split : SplitName.values()) {
            ConfusionMatrix matrix = matrices.get(split);
            if (matrix != null) {
                shown.add(matrix);
                columns.add(Table.Column.number(split.token()));
                columns.add(Table.Column.number("of"));
            }
        }
        List<List<Table.Cell>> rows = new ArrayList<>();
        int classes = shown.isEmpty() ? 0 : shown.get(0).size();
        for (int index = 0; index < classes; index++) {
            List<Table.Cell> row =
                    new ArrayList<>(List.of(Table.text(shown.get(0).classes().get(index))));
            for (ConfusionMatrix matrix : shown) {
                row.add(Table.number(matrix.recall(index), DECIMALS));
                row.add(Table.count(matrix.support(index)));
            }
            rows.add(row);
        }
        if (classes > 0) {
            List<Table.Cell> all = new ArrayList<>(List.of(Table.text("all")));
            for (ConfusionMatrix matrix : shown) {
                all.add(Table.number(matrix.accuracy(), DECIMALS));
                all.add(Table.count(matrix.total()));
            }
            rows.add(all);
        }
        return new Table("Accuracy per class", columns, rows);
    }
}
