package org.dl4jworkbench.lab.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.Json;

/** Short names that tell specs apart: what differs between them, and nothing that all share. */
final class RunLabels {
    /** What makes a run another sample of the same thing. */
    static final Set<String> SAMPLES = Set.of("training.seed", "data.fold");

    private RunLabels() {}

    /**
     * What specs that differ only in seed or fold have in common; where and with how many threads they were computed and what was kept of
     * them does not count.
     */
    static Object groupKey(RunSpec spec) {
        ObjectNode tree = Json.MAPPER.valueToTree(spec);
        tree.remove(List.of("engine", "snapshots"));
        for (String path : SAMPLES) {
            String[] steps = path.split("\\.");
            if (tree.get(steps[0]) instanceof ObjectNode part) {
                part.remove(steps[1]);
            }
        }
        return tree;
    }

    /** A name for each of several specs, one of each group; equal ones where nothing that a label can tell differs. */
    static List<String> groups(List<RunSpec> specs) {
        boolean assignments = differ(specs, RunSpec::assignment);
        boolean presets = differ(specs, RunSpec::preset);
        List<Map<String, String>> values = specs.stream().map(SpecPaths::values).toList();
        List<String> fields = differing(specs, values);
        List<String> heads = specs.stream()
                .map(spec -> assignments && presets
                        ? spec.assignment() + " · " + spec.preset()
                        : assignments ? spec.assignment() : presets ? spec.preset() : "")
                .toList();
        List<String> labels = List.of();
        // As few fields as tell all apart.
        for (int count = heads.stream().allMatch(String::isEmpty) ? 1 : 0; count <= fields.size(); count++) {
            List<String> told = fields.subList(0, count);
            labels = java.util.stream.IntStream.range(0, specs.size())
                    .mapToObj(index -> label(heads.get(index), told, values.get(index)))
                    .toList();
            if (new HashSet<>(labels).size() == specs.size()) {
                break;
            }
        }
        // One that its preset alone tells apart needs no more words.
        List<String> told = new ArrayList<>(labels);
        for (int index = 0; index < told.size(); index++) {
            String head = heads.get(index);
            if (!head.isEmpty() && heads.stream().filter(head::equals).count() == 1) {
                told.set(index, head);
            }
        }
        return labels.isEmpty() || labels.stream().allMatch(String::isEmpty)
                ? specs.stream()
                        .map(spec -> spec.assignment() + " · " + spec.preset())
                        .toList()
                : told;
    }

    private static boolean differ(Collection<RunSpec> specs, java.util.function.Function<RunSpec, String> part) {
        return specs.stream().map(part).distinct().count() > 1;
    }

    /** Paths whose values differ, those that differ most often first; of networks of other layers no single layer's. */
    private static List<String> differing(List<RunSpec> specs, List<Map<String, String>> values) {
        boolean layers = specs.stream()
                        .map(spec -> spec.network().layers().stream()
                                .map(Object::getClass)
                                .toList())
                        .distinct()
                        .count()
                > 1;
        Map<String, Long> distinct = new LinkedHashMap<>();
        Set<String> paths = new LinkedHashSet<>();
        values.forEach(each -> paths.addAll(each.keySet()));
        for (String path : paths) {
            boolean told = !SAMPLES.contains(path)
                    && !path.startsWith("engine.")
                    && !path.startsWith("snapshots.")
                    && !(layers && path.startsWith("network.layers["));
            long count = values.stream()
                    .map(each -> each.getOrDefault(path, ""))
                    .distinct()
                    .count();
            if (told && count > 1) {
                distinct.put(path, count);
            }
        }
        return distinct.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String label(String head, List<String> fields, Map<String, String> values) {
        List<String> parts = new ArrayList<>();
        if (!head.isEmpty()) {
            parts.add(head);
        }
        for (String path : fields) {
            String value = values.getOrDefault(path, "");
            String name = FieldNames.of(path);
            parts.add(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + " "
                    + (value.isEmpty() ? "none" : value));
        }
        return parts.stream().filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    /** Numbers what would have the same name. */
    static List<String> unique(List<String> labels) {
        Map<String, Integer> used = new LinkedHashMap<>();
        List<String> unique = new ArrayList<>();
        for (String label : labels) {
            int count = used.merge(label, 1, Integer::sum);
            unique.add(count == 1 ? label : label + " (" + count + ")");
        }
        return unique;
    }
}
