package org.dl4jworkbench.lab.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.RunSpec;

/** What runs were asked to do, field by field: a row for each field, a column for each run. */
public final class SpecTable {
    private static final String NONE = "–";

    private SpecTable() {}

    /** @param all whether rows that are the same in every run stand too */
    public static Table of(Comparison comparison, boolean all) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("field")));
        List<Map<String, String>> values = new ArrayList<>();
        for (ComparedRun run : comparison.runs()) {
            columns.add(Table.Column.text(run.label()));
            values.add(values(run.spec()));
        }
        Set<String> names = new LinkedHashSet<>();
        values.forEach(each -> names.addAll(each.keySet()));
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (String name : names) {
            List<String> cells =
                    values.stream().map(each -> each.getOrDefault(name, NONE)).toList();
            if (all || cells.stream().distinct().count() > 1) {
                List<Table.Cell> row = new ArrayList<>(List.of(Table.text(name)));
                cells.forEach(cell -> row.add(Table.text(cell)));
                rows.add(row);
            }
        }
        return new Table(all ? "Settings" : "Differences in settings", columns, rows);
    }

    /** By the fields' names; layers and steps stand as a whole before their fields, as their number may differ. */
    private static Map<String, String> values(RunSpec spec) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("Assignment", spec.assignment());
        values.put("Preset", spec.preset());
        values.put(
                "Layers", spec.network().layers().stream().map(LayerSpec::label).collect(Collectors.joining(" → ")));
        List<PreprocessingStep> steps = spec.data().preprocessing();
        values.put(
                "Preprocessing",
                steps == null
                        ? "usual"
                        : steps.isEmpty()
                                ? "none"
                                : steps.stream().map(PreprocessingStep::label).collect(Collectors.joining(", ")));
        SpecPaths.values(spec).forEach((path, value) -> {
            if (!path.equals("data.preprocessing")) {
                values.put(FieldNames.of(path), value.isEmpty() ? NONE : value);
            }
        });
        return values;
    }
}
