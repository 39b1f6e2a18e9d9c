package org.dl4jworkbench.lab.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Search;

/**
 * A parameter's range as the unit interval, on which samplers draw and axes are drawn. Values are texts as a person would type
 * them, rounded to four significant digits, so that what a table shows is what ran.
 */
public final class ParameterScale {
    private static final MathContext READABLE = new MathContext(4);
    /** Integer ranges up to this many values are tried whole by a grid. */
    private static final int SMALL = 5;

    private static final int USUAL_STEPS = 3;

    private final Search.Parameter parameter;
    private final double from;
    private final double to;

    public ParameterScale(Search.Parameter parameter) {
        this.parameter = parameter;
        boolean choice = parameter.range() == Search.Range.CHOICE;
        from = choice ? 0 : end(Objects.requireNonNull(parameter.from()));
        to = choice ? choices().size() - 1 : end(Objects.requireNonNull(parameter.to()));
        if (!choice && !(from < to)) {
            throw new BadSpecException("holds no two whole numbers", parameter.path(), "Widen the range");
        }
    }

    private double end(double value) {
        return parameter.range() == Search.Range.INTEGER ? Math.round(value) : value;
    }

    /** The choices, empty for a range. */
    public List<String> choices() {
        List<String> values = parameter.values();
        return values == null ? List.of() : values;
    }

    /**
     * The value at a place drawn evenly from the unit interval: every whole number and every choice is equally likely, the ends
     * too.
     *
     * @param unit from 0 to below 1
     */
    String drawn(double unit) {
        return switch (parameter.range()) {
            case CHOICE -> choices().get((int) Math.floor(unit * choices().size()));
            case INTEGER -> whole(from + Math.floor(unit * (to - from + 1)));
            case LINEAR, LOG -> at(unit);
        };
    }

    /** The value at a place between the ends of a range, both included: 0 is the lower, 1 the upper end. */
    private String at(double unit) {
        if (unit <= 0 || unit >= 1) {
            return Numbers.plain(unit <= 0 ? from : to);
        }
        double value = parameter.range() == Search.Range.LOG
                ? Math.exp(Math.log(from) + unit * (Math.log(to) - Math.log(from)))
                : from + unit * (to - from);
        double rounded = new BigDecimal(value).round(READABLE).doubleValue();
        return Numbers.plain(Math.max(from, Math.min(to, rounded)));
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }

    /**
     * Where a value lies between the ends of the range, 0 to 1; of a choice its place among the values; of a single choice 0.
     *
     * @return NaN for a text that is no value of the parameter
     */
    public double unit(String value) {
        if (parameter.range() == Search.Range.CHOICE) {
            int index = choices().indexOf(value);
            return index < 0 ? Double.NaN : to == 0 ? 0 : index / to;
        }
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
        return parameter.range() == Search.Range.LOG
                ? (Math.log(number) - Math.log(from)) / (Math.log(to) - Math.log(from))
                : (number - from) / (to - from);
    }

    /** What a grid takes: every choice, every value of a small integer range, else as many as the parameter's steps or three. */
    List<String> grid() {
        if (parameter.range() == Search.Range.CHOICE) {
            return List.copyOf(new LinkedHashSet<>(choices()));
        }
        boolean integer = parameter.range() == Search.Range.INTEGER;
        double count = to - from + 1;
        Integer wanted = parameter.steps();
        int steps = wanted != null ? wanted : integer && count <= SMALL ? (int) count : USUAL_STEPS;
        if (integer && steps > count) {
            steps = (int) count;
        }
        Set<String> values = new LinkedHashSet<>();
        for (int step = 0; step < steps; step++) {
            double unit = (double) step / (steps - 1);
            values.add(integer ? whole(from + unit * (to - from)) : at(unit));
        }
        return new ArrayList<>(values);
    }

    /** The scales of several parameters, in their order. */
    static List<ParameterScale> of(List<Search.Parameter> parameters) {
        return parameters.stream().map(ParameterScale::new).toList();
    }
}
