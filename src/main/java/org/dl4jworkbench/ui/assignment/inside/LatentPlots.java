package org.dl4jworkbench.ui.assignment.inside;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dl4jworkbench.chart.ClassPoints;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Watched;
import org.dl4jworkbench.ui.common.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Makes points of a layer's outputs: those of the latent layer from the snapshot's files, those of others by the inspecting engine. Each of
 * the two places on the screen has one question under way; when it is answered, the newest is asked.
 */
final class LatentPlots {
    /** What is drawn at once. */
    private static final int MOST_POINTS = 10_000;
    /** Of feature maps, fewer examples are asked for: about 60 MB. */
    private static final int MOST_VALUES = 16_000_000;

    private final InsideModel inside;
    private final Function<RunDirectory, Inspector> inspectors;
    private final Executor screen;
    private final Place[] places = {new Place(), new Place()};

    private record Question(
            RunData run, Moment moment, LatentLayer layer, Consumer<LatentPlot> done, Consumer<String> note) {}

    /** One of the two scatters. */
    private static final class Place {
        private final AtomicReference<@Nullable Question> waiting = new AtomicReference<>();
        private @Nullable Question underWay;
    }

    /**
     * @param inspectors gives a run's inspector
     * @param screen runs on the thread of the screen
     */
    LatentPlots(InsideModel inside, Function<RunDirectory, Inspector> inspectors, Executor screen) {
        this.inside = inside;
        this.inspectors = inspectors;
        this.screen = screen;
    }

    /** Forgets what waits, for another run. */
    void forget() {
        for (Place place : places) {
            place.waiting.set(null);
            place.underWay = null;
        }
    }

    /**
     * Draws a layer at a moment, soon.
     *
     * @param place 0, or 1 for the one beside it
     */
    void draw(
            int place,
            RunData run,
            Moment moment,
            LatentLayer layer,
            Consumer<LatentPlot> done,
            Consumer<String> note) {
        places[place].waiting.set(new Question(run, moment, layer, done, note));
        next(places[place]);
    }

    private void next(Place place) {
        if (place.underWay != null) {
            return;
        }
        Question question = place.waiting.getAndSet(null);
        if (question == null) {
            return;
        }
        MomentContent shown = inside.content();
        LatentPoints known = shown == null ? null : shown.latent();
        Watched watched = shown == null ? null : shown.watched();
        if (shown != null
                && known != null
                && watched != null
                && shown.moment().equals(question.moment())
                && known.layer() == question.layer().index()) {
            answer(question, known, watched);
            return;
        }
        place.underWay = question;
        inside.background()
                .run(
                        () -> inside.reader().read(question.run().directory(), question.moment(), inside.classNames()),
                        content -> read(place, question, content),
                        failure -> failed(place, question, failure));
    }

    private void read(Place place, Question question, MomentContent content) {
        LatentPoints kept = content.latent();
        Watched watched = content.watched();
        if (watched == null) {
            finish(place, question, () -> question.note().accept(""));
        } else if (kept != null && kept.layer() == question.layer().index()) {
            finish(place, question, () -> answer(question, kept, watched));
        } else {
            ask(place, question, watched);
        }
    }

    private void ask(Place place, Question question, Watched watched) {
        question.note().accept("Passing the examples through " + question.layer() + " …");
        int limit = Math.min(MOST_POINTS, Math.max(200, MOST_VALUES / Math.max(1, units(question))));
        int stride = (watched.count() + limit - 1) / limit;
        inspectors
                .apply(question.run().directory())
                .latent(question.moment(), question.layer().index(), limit)
                .whenCompleteAsync(
                        (values, failure) -> {
                            if (failure != null) {
                                failed(place, question, failure);
                            } else {
                                LatentPoints points =
                                        new LatentPoints(question.layer().index(), stride, values);
                                finish(place, question, () -> answer(question, points, watched));
                            }
                        },
                        screen);
    }

    private static int units(Question question) {
        return 1000 + question.layer().index();
    }

    private void failed(Place place, Question question, Throwable failure) {
        Throwable cause = failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        finish(place, question, () -> question.note().accept(Problem.whole(cause)));
    }

    private void finish(Place place, Question question, Runnable then) {
        // A run that was left in the meantime has its place taken.
        if (place.underWay == question) {
            place.underWay = null;
            then.run();
            next(place);
        }
    }

    private static void answer(Question question, LatentPoints latent, Watched watched) {
        int count = latent.count();
        float[] x = new float[count];
        float[] y = new float[count];
        int[] label = new int[count];
        int[] example = new int[count];
        for (int row = 0; row < count; row++) {
            example[row] = latent.example(row);
            label[row] = watched.labels()[example[row]];
            x[row] = latent.values()[row][0];
            y[row] = latent.units() > 1 ? latent.values()[row][1] : label[row];
        }
        question.note().accept("");
        question.done()
                .accept(new LatentPlot(
                        question.moment(),
                        question.layer(),
                        new ClassPoints(x, y, label, example),
                        watched.count(),
                        "unit 1",
                        latent.units() > 1 ? "unit 2" : "class"));
    }
}
