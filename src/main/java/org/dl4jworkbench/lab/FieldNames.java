package org.dl4jworkbench.lab;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.RunSpec;

/** The names of the spec's fields on the screen and in tables, by their path. */
public final class FieldNames {
    private static final Pattern LAYER = Pattern.compile("network\\.layers\\[(\\d+)]\\.(.+)");
    private static final Pattern STEP = Pattern.compile("data\\.preprocessing\\[(\\d+)]\\.(.+)");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("data.dataset", "Data set"),
            Map.entry("data.validation", "Validation share"),
            Map.entry("data.fold", "Fold of a cross-validation"),
            Map.entry("data.trainExamples", "Training examples"),
            Map.entry("data.testExamples", "Test examples"),
            Map.entry("data.preprocessing", "Preprocessing"),
            Map.entry("network.layers", "Layers"),
            Map.entry("network.initialisation", "Initialisation"),
            Map.entry("training.learningRate", "Learning rate"),
            Map.entry("training.l1", "L1"),
            Map.entry("training.l2", "L2"),
            Map.entry("training.warmUp", "Warm-up"),
            Map.entry("training.patience", "Early stopping"),
            Map.entry("training.batchSize", "Batch size"),
            Map.entry("training.iterations", "Iterations at most"),
            Map.entry("training.gradient", "Gradient"),
            Map.entry("snapshots.megabytes", "Room for snapshots, MB"),
            Map.entry("snapshots.iterations", "Snapshots at iterations"),
            Map.entry("snapshots.epochs", "Snapshots at epochs"),
            Map.entry("engine.backend", "Backend"),
            Map.entry("engine.threads", "Threads"),
            Map.entry("engine.builtInLayers", "Deeplearning4j's own layers"));

    private FieldNames() {}

    /** The name of a field: "Learning rate", "Layer 1, units". */
    public static String of(String path) {
        Matcher layer = LAYER.matcher(path);
        if (layer.matches()) {
            return "Layer " + (Integer.parseInt(layer.group(1)) + 1) + ", "
                    + words(layer.group(2)).toLowerCase(Locale.ROOT);
        }
        Matcher step = STEP.matcher(path);
        if (step.matches()) {
            return "Step " + (Integer.parseInt(step.group(1)) + 1) + ", "
                    + words(step.group(2)).toLowerCase(Locale.ROOT);
        }
        String known = NAMES.get(path);
        return known != null ? known : words(path.substring(path.lastIndexOf('.') + 1));
    }

    /** A change in one line: "Learning rate: 0.4 → 0.1". */
    public static String change(String path, RunSpec from, RunSpec to) {
        if (path.equals("data.preprocessing")) {
            return "Preprocessing: " + steps(from) + " → " + steps(to);
        }
        if (path.equals("network.layers")) {
            return "Layers: " + from.network().layers().size() + " → "
                    + to.network().layers().size() + ", or of other types";
        }
        return of(path) + ": " + shown(SpecPaths.get(from, path)) + " → " + shown(SpecPaths.get(to, path));
    }

    private static String steps(RunSpec spec) {
        List<PreprocessingStep> steps = spec.data().preprocessing();
        if (steps == null) {
            return "usual";
        }
        return steps.isEmpty()
                ? "none"
                : steps.stream().map(PreprocessingStep::label).collect(Collectors.joining(", "));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }

    /** {@code learningRate} as "Learning rate". */
    public static String words(String camelCase) {
        String spaced = camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
