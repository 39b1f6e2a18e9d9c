package org.dl4jworkbench.lab;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.Variation;
import org.dl4jworkbench.model.WorkbenchException;

/** What the variations of an experiment and the corners of a search come to as specs; errors name the variation or parameter. */
public final class ExperimentSpecs {
    private ExperimentSpecs() {}

    /**
     * The spec of a variation: its preset, then its own entries, then the changes that hold for all.
     *
     * @param changes as {@code path=value}, applied last
     */
    public static RunSpec spec(
            Assignment assignment, Experiment experiment, Variation variation, List<String> changes) {
        try {
            String preset = variation.preset();
            List<SpecPaths.Change> all = new ArrayList<>();
            variation.set().forEach((path, value) -> all.add(SpecPaths.Change.of(path, value)));
            changes.forEach(change -> all.add(SpecPaths.Change.parse(change)));
            return SpecPaths.set(
                    assignment
                            .preset(preset == null ? experiment.preset() : preset)
                            .spec(),
                    all);
        } catch (BadSpecException e) {
            throw in(experiment, variation, e);
        }
    }

    /** Checks that every variation is a spec that fits the assignment's own data. */
    public static void check(Assignment assignment, Experiment experiment) {
        for (Variation variation : experiment.variations()) {
            RunSpec spec = spec(assignment, experiment, variation, List.of());
            try {
                requireFit(assignment, spec);
            } catch (BadSpecException e) {
                throw in(experiment, variation, e);
            }
        }
    }

    /** Checks that the search's fields exist and that each fits with its smallest and its largest value, or every choice. */
    public static void check(Assignment assignment, Search search) {
        String where = "search " + search.id();
        RunSpec preset;
        try {
            preset = assignment.preset(search.preset()).spec();
        } catch (BadSpecException e) {
            throw new BadSpecException(e.what(), joined(where, e.where()), e.remedy(), e);
        }
        for (Search.Parameter parameter : search.parameters()) {
            for (String value : ends(parameter)) {
                try {
                    requireFit(assignment, SpecPaths.set(preset, parameter.path(), value));
                } catch (BadSpecException e) {
                    throw new BadSpecException(
                            e.what(),
                            joined(where + ", parameter " + parameter.path() + " = " + value, e.where()),
                            e.remedy(),
                            e);
                }
            }
        }
    }

    /** Every choice, or both ends of a range. */
    public static List<String> ends(Search.Parameter parameter) {
        List<String> values = parameter.values();
        if (values != null) {
            return values;
        }
        Double from = parameter.from();
        Double to = parameter.to();
        if (from == null || to == null) {
            throw new BadSpecException("a range needs from and to", parameter.path(), "");
        }
        return parameter.range() == Search.Range.INTEGER
                ? List.of(Long.toString(Math.round(from)), Long.toString(Math.round(to)))
                : List.of(from.toString(), to.toString());
    }

    private static void requireFit(Assignment assignment, RunSpec spec) {
        spec.data().summary(assignment.input()).requireFit();
        assignment.summary(spec).requireFit();
    }

    /** The same problem with the variation's name in its place. */
    public static WorkbenchException in(Experiment experiment, Variation variation, WorkbenchException problem) {
        String where = joined("experiment " + experiment.id() + ", variation " + variation.name(), problem.where());
        return problem instanceof BadDataException
                ? new BadDataException(problem.what(), where, problem.remedy(), problem)
                : new BadSpecException(problem.what(), where, problem.remedy(), problem);
    }

    private static String joined(String place, String inside) {
        return inside.isEmpty() ? place : place + ", " + inside;
    }
}
