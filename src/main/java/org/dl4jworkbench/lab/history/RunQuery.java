package org.dl4jworkbench.lab.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dl4jworkbench.model.BadSpecException;

/**
 * What runs are looked for: words and conditions, all of which must hold.
 *
 * <pre>
 *   mnist "hidden layer"                    words that occur anywhere
 *   status:failed tag:final note:sheet      a field; tags and states whole, other texts in part
 *   is:starred -is:archived                 a state; a hyphen before a word or condition turns it round
 *   test&gt;0.9 loss&lt;=0.3 started&gt;=2026-11     comparisons
 *   training.learningRate&lt;0.01 units=60     any field of the spec, by its path or the path's last step
 * </pre>
 */
public final class RunQuery {
    /** Finds everything that is not archived. */
    public static final RunQuery ALL = new RunQuery(List.of(), List.of(), false, false);

    /** One line of help. */
    public static final String EXAMPLES =
            "words, status:failed, tag:final, is:starred, test>0.9, loss<0.3, training.learningRate<0.01, in:search";

    /** A page of help. */
    public static final String HELP = """
            Words and conditions, all of which must hold:
              sigmoid "hidden layer"            words that occur anywhere
              status:failed   tag:final   note:sheet   preset:R0   in:search
              is:starred   is:archived   is:live   is:tagged   is:changed   is:experiment
              test>0.9   loss<0.3   last.test>0.9   trainLoss<0.1   epochs>=20   seconds<60
              started>=2026-11                  times by their beginning
              training.learningRate<0.01        any field of the spec by its path
              units=60                          or by the last word of it
              -tag:bad                          a hyphen turns a condition round
            test, validation and train are accuracies at the best epoch, loss is the test loss there.""";

    private static final Pattern TOKEN = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
    private static final Pattern CONDITION =
            Pattern.compile("([A-Za-z][A-Za-z0-9_.\\[\\]]*)(!=|<=|>=|=|<|>|:)(.*)", Pattern.DOTALL);
    private static final int SHOWN_PATHS = 12;

    private final List<Predicate<HistoryRun>> terms;
    /** Fields of the spec that are asked for. */
    private final List<String> fields;

    private final boolean asksForArchived;
    private final boolean asksForExperiments;

    private RunQuery(
            List<Predicate<HistoryRun>> terms,
            List<String> fields,
            boolean asksForArchived,
            boolean asksForExperiments) {
        this.terms = List.copyOf(terms);
        this.fields = List.copyOf(fields);
        this.asksForArchived = asksForArchived;
        this.asksForExperiments = asksForExperiments;
    }

    /** Reads a query; an empty one finds everything. What it cannot mean is a {@link BadSpecException} that says what it can. */
    public static RunQuery parse(String text) {
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw bad("a quotation mark is not closed", text.strip());
        }
        List<Predicate<HistoryRun>> terms = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        boolean archived = false;
        boolean experiments = false;
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            String token = tokens.group();
            boolean not = token.length() > 1 && token.startsWith("-");
            String body = not ? token.substring(1) : token;
            Matcher condition = CONDITION.matcher(body);
            Predicate<HistoryRun> term;
            if (condition.matches()) {
                String name = condition.group(1);
                String value = condition.group(3).replace("\"", "").strip();
                term = condition(body, name, condition.group(2), value, fields);
                archived |= name.equalsIgnoreCase("is") && value.equalsIgnoreCase("archived");
                experiments |= name.equalsIgnoreCase("in")
                        || (name.equalsIgnoreCase("is") && value.equalsIgnoreCase("experiment"));
            } else {
                String word = body.replace("\"", "").toLowerCase(Locale.ROOT);
                term = run -> run.text().contains(word);
            }
            terms.add(not ? term.negate() : term);
        }
        return new RunQuery(terms, fields, archived, experiments);
    }

    private static Predicate<HistoryRun> condition(
            String token, String name, String operator, String value, List<String> fields) {
        if (value.isEmpty()) {
            throw bad("a value is missing", token);
        }
        if (name.equalsIgnoreCase("is")) {
            Predicate<HistoryRun> state = RunFields.state(value);
            if (state == null || !(operator.equals(":") || operator.equals("="))) {
                throw new BadSpecException(
                        "a run has no state \"" + value + "\"", token, "Write is: and one of " + RunFields.states());
            }
            return state;
        }
        RunFields.Text text = RunFields.text(name);
        if (text != null) {
            return text(text, token, name, operator, value);
        }
        ToDoubleFunction<HistoryRun> figure = RunFields.number(name);
        if (figure != null) {
            double limit = number(value)
                    .orElseThrow(() -> bad("\"" + value + "\" is no number, and " + name + " is one", token));
            return run -> compares(figure.applyAsDouble(run), operator, limit);
        }
        fields.add(name);
        Optional<Double> limit = number(value);
        if (limit.isEmpty() && (operator.startsWith("<") || operator.startsWith(">"))) {
            throw bad("\"" + value + "\" is no number", token);
        }
        return run -> ofSpec(run, name).anyMatch(field -> compares(field, operator, value, limit));
    }

    private static Predicate<HistoryRun> text(
            RunFields.Text field, String token, String name, String operator, String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        if (operator.startsWith("<") || operator.startsWith(">")) {
            if (!name.equalsIgnoreCase("started")) {
                throw bad(name + " is text and has no order", token);
            }
            // Times are written so that their order is that of their letters; 2026-11 stands for the whole month.
            return run -> compares(
                    Integer.signum(run.started()
                            .substring(
                                    0, Math.min(wanted.length(), run.started().length()))
                            .compareTo(wanted)),
                    operator,
                    0);
        }
        boolean whole = field.whole() || !operator.equals(":");
        Predicate<HistoryRun> found = run -> field.values().apply(run).stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .anyMatch(each -> whole ? each.equals(wanted) : each.contains(wanted));
        return operator.equals("!=") ? found.negate() : found;
    }

    private static boolean compares(double value, String operator, double limit) {
        return switch (operator) {
            case "<" -> value < limit;
            case "<=" -> value <= limit;
            case ">" -> value > limit;
            case ">=" -> value >= limit;
            case "!=" -> !Double.isNaN(value) && value != limit;
            default -> value == limit;
        };
    }

    private static boolean compares(String field, String operator, String value, Optional<Double> limit) {
        Optional<Double> number = number(field);
        if (number.isPresent() && limit.isPresent()) {
            return compares(number.get(), operator, limit.get());
        }
        return switch (operator) {
            case "=" -> field.equalsIgnoreCase(value);
            case ":" -> field.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
            case "!=" -> !field.equalsIgnoreCase(value);
            default -> false;
        };
    }

    private static Optional<Double> number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The values of a field of the spec, or of all whose path ends in a name. */
    private static Stream<String> ofSpec(HistoryRun run, String name) {
        String value = run.values().get(name);
        if (value != null) {
            return Stream.of(value);
        }
        String end = "." + name;
        return run.values().entrySet().stream()
                // Asked of every run at every letter that is typed: without a copy of the path.
                .filter(each ->
                        each.getKey().regionMatches(true, each.getKey().length() - end.length(), end, 0, end.length()))
                .map(Map.Entry::getValue);
    }

    private static BadSpecException bad(String what, String token) {
        return new BadSpecException(what, token, "Write for example " + EXAMPLES);
    }

    /** Whether the run is what is looked for; archived runs only where the query asks for them. */
    public boolean matches(HistoryRun run) {
        return matches(run, asksForArchived);
    }

    /** The same with archived runs or without, whatever the query says of them. */
    public boolean matches(HistoryRun run, boolean archivedToo) {
        return (archivedToo || asksForArchived || !run.notes().archived())
                && terms.stream().allMatch(term -> term.test(run));
    }

    /** Whether it finds everything. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether runs of experiments are asked for by name or as such. */
    public boolean asksForExperiments() {
        return asksForExperiments;
    }

    /** What to tell of fields that no run has; empty where all are known, or where there is no run to ask. */
    public Optional<BadSpecException> unknownField(Collection<HistoryRun> runs) {
        return runs.isEmpty()
                ? Optional.empty()
                : fields.stream()
                        .filter(name -> runs.stream()
                                .noneMatch(run -> ofSpec(run, name).findAny().isPresent()))
                        .map(name -> new BadSpecException("no run has such a field", name, remedy(name, runs)))
                        .findFirst();
    }

    private static String remedy(String name, Collection<HistoryRun> runs) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? "" : name.substring(0, dot + 1);
        List<String> near = runs.stream()
                .flatMap(run -> run.values().keySet().stream())
                .filter(path -> !first.isEmpty() && path.startsWith(first))
                .distinct()
                .limit(SHOWN_PATHS)
                .toList();
        return near.isEmpty() ? "There are " + RunFields.names() : "There are " + String.join(", ", near);
    }
}
