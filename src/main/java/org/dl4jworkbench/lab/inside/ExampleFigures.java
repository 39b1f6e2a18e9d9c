package org.dl4jworkbench.lab.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.chart.ExampleSheet;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.Watched;

/** Watched examples as pictures with what they were taken for. */
public final class ExampleFigures {
    private ExampleFigures() {}

    /**
     * The examples that a query finds, and right ones beside them for comparison.
     *
     * @param limit as many at most
     * @param dataset the one that the run was trained with
     */
    public static InsideExhibits of(RunInside run, Snapshot snapshot, ExampleQuery query, int limit, Dataset dataset) {
        WatchedPredictions predictions = run.predictions(snapshot);
        InsideExhibits found = new InsideExhibits();
        int[] wanted = query.of(predictions);
        String at = ", " + snapshot.moment().label();
        found.add(
                "examples",
                sheet(
                        query.order().label() + at,
                        run,
                        predictions,
                        Arrays.copyOf(wanted, Math.min(limit, wanted.length)),
                        dataset));
        int[] right = query.withOutcome(ExampleQuery.Outcome.RIGHT)
                .withPair(query.actual(), -1)
                .withOrder(ExampleQuery.Order.FILE)
                .of(predictions);
        found.add(
                "examples-right",
                sheet(
                        "Right predictions" + at,
                        run,
                        predictions,
                        Arrays.copyOf(right, Math.min(limit, right.length)),
                        dataset));
        found.add("predictions", all(predictions));
        if (wanted.length > limit) {
            found.remark("The sheet shows " + limit + " of " + wanted.length + " examples");
        }
        return found;
    }

    private static float[][] all(WatchedPredictions predictions) {
        float[][] rows = new float[predictions.count()][];
        for (int example = 0; example < rows.length; example++) {
            rows[example] = predictions.probabilities(example);
        }
        return rows;
    }

    /** A sheet of watched examples, by their places. */
    public static ExampleSheet sheet(
            String title, RunInside run, WatchedPredictions predictions, int[] wanted, Dataset dataset) {
        LabelledImages images = images(run, dataset);
        Watched watched = run.watched();
        List<ExampleSheet.Example> examples = new ArrayList<>();
        for (int example : wanted) {
            examples.add(new ExampleSheet.Example(
                    example,
                    ExampleSheet.picture(images, watched.examples()[example]),
                    predictions.label(example),
                    predictions.probabilities(example)));
        }
        return ExampleSheet.of(title, run.classNames(), examples);
    }

    static LabelledImages images(RunInside run, Dataset dataset) {
        int[] examples = run.watched().examples();
        if (!(dataset.test() instanceof LabelledImages images)) {
            throw new BadDataException("the data set holds no pictures", dataset.title(), "");
        }
        if (Arrays.stream(examples).anyMatch(example -> example >= images.count())) {
            throw new BadDataException(
                    "the test file holds " + images.count() + " examples, fewer than the run was tested on",
                    dataset.title(),
                    "It is not the data set that the run was trained with: bring that back");
        }
        return images;
    }

    /** The example that the network was surest of and wrong about; the least sure one where all are right. */
    public static int mostConfidentMistake(WatchedPredictions predictions) {
        return ExampleQuery.ALL.withOrder(ExampleQuery.Order.CONFIDENT_MISTAKES).of(predictions)[0];
    }

    /** "example 247, 4 taken for 9 (0.94)"; only the number where no predictions were kept. */
    public static String describe(RunInside run, Snapshot snapshot, int example) {
        WatchedPredictions predictions = run.isRegression()
                ? null
                : WatchedPredictions.read(
                                run.directory(),
                                snapshot,
                                run.record().spec().network().outputs())
                        .orElse(null);
        if (predictions == null) {
            return "example " + example;
        }
        String actual = run.classNames().get(predictions.label(example));
        String predicted = run.classNames().get(predictions.predicted(example));
        return String.format(
                Locale.ROOT,
                "example %d, %s (%s)",
                example,
                predictions.isRight(example) ? actual + " as it is" : actual + " taken for " + predicted,
                Numbers.shown(predictions.confidence(example), 2));
    }
}
