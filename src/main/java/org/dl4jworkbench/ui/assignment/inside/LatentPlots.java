package org.dl4jworkbench.ui.assignment.inside;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.lab.inside.LatentPoints;
import org.dl4jworkbench.lab.inside.Plane;
import org.dl4jworkbench.lab.inside.Projection;
import org.dl4jworkbench.lab.inside.ProjectionJob;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.Watched;
import org.dl4jworkbench.ui.common.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Makes the points of one scatter: outputs of the latent layer from the snapshot's files, those of others by the inspecting engine, then
 * their places in a plane. One question is under way; when it is answered, the newest is asked. To be used on one thread.
 */
final class LatentPlots {
    /** What is drawn at once. */
    private static final int MOST_POINTS = 10_000;
    /** Of feature maps fewer examples are asked for: so many values are 64 MB. */
    private static final int MOST_VALUES = 16_000_000;

    private static final int LEAST_POINTS = 200;

    /**
     * What is to be drawn.
     *
     * @param projection for layers of more than two units
     */
    record Question(RunData run, Moment moment, LayerChoice layer, Projection projection) {}

    private final InsideModel inside;
    private final Function<RunDirectory, Inspector> inspectors;
    private final LatentLayouts layouts;
    private final Executor screen;
    private final ReadOnlyObjectWrapper<@Nullable LatentPlot> plot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ProjectionJob> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> note = new ReadOnlyObjectWrapper<>("");
    private @Nullable Question underWay;
    private @Nullable Question waiting;

    /**
     * @param inspectors gives a run's inspector
     * @param screen runs on the thread of the screen
     */
    LatentPlots(
            InsideModel inside, Function<RunDirectory, Inspector> inspectors, LatentLayouts layouts, Executor screen) {
        this.inside = inside;
        this.inspectors = inspectors;
        this.layouts = layouts;
        this.screen = screen;
    }

    /** What was drawn last; null for nothing yet. */
    ReadOnlyObjectProperty<@Nullable LatentPlot> plotProperty() {
        return plot.getReadOnlyProperty();
    }

    /** The projection that is under way and takes seconds; null for none. */
    ReadOnlyObjectProperty<@Nullable ProjectionJob> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /** Why nothing is drawn, or not yet; empty where all is well. */
    ReadOnlyObjectProperty<String> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Draws nothing. */
    void clear() {
        waiting = null;
        underWay = null;
        cancel();
        plot.set(null);
        note.set("");
    }

    /** Ends a projection that takes seconds. */
    void cancel() {
        ProjectionJob now = job.get();
        if (now != null) {
            now.cancel();
        }
    }

    /** Draws a layer at a moment, soon. */
    void draw(Question question) {
        if (question.equals(underWay)) {
            waiting = null;
            return;
        }
        waiting = question;
        LatentPlot before = plot.get();
        if (before != null && !before.layer().equals(question.layer())) {
            plot.set(null);
        }
        cancel();
        next();
    }

    private void next() {
        Question question = waiting;
        if (underWay != null || question == null) {
            return;
        }
        waiting = null;
        underWay = question;
        outputs(question)
                .thenCompose(outputs -> layOut(question, outputs))
                .whenCompleteAsync((drawn, failure) -> answered(question, drawn, failure), screen);
    }

    private void answered(Question question, @Nullable LatentPlot drawn, @Nullable Throwable failure) {
        // A run that was left in the meantime is asked no more.
        if (question != underWay) {
            return;
        }
        underWay = null;
        job.set(null);
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CancellationException) {
            note.set(waiting == null ? question.projection().label() + " was cancelled." : note.get());
        } else {
            note.set(cause == null ? "" : Problem.whole(cause));
        }
        if (drawn != null) {
            plot.set(drawn);
        } else if (!(cause instanceof CancellationException)) {
            plot.set(null);
        }
        next();
    }

    private <T> CompletableFuture<T> read(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        inside.background().run(work, result::complete, result::completeExceptionally);
        return result;
    }

    /** The outputs of the layer, with the watched examples that they stand for. */
    private record Outputs(LatentPoints points, Watched watched) {}

    private CompletableFuture<Outputs> outputs(Question question) {
        MomentContent shown = inside.content();
        if (shown != null && shown.moment().equals(question.moment())) {
            return outputs(question, shown);
        }
        return read(() -> inside.reader().read(question.run().directory(), question.moment(), inside.classNames()))
                .thenCompose(content -> outputs(question, content));
    }

    private CompletableFuture<Outputs> outputs(Question question, MomentContent content) {
        LatentPoints kept = content.latent();
        Watched watched = content.watched();
        if (watched == null) {
            return CompletableFuture.failedFuture(new RunFolderException(
                    "this run was made before snapshots held what the network sees in each example",
                    question.run().directory().name(),
                    "Train it again to see its latent space"));
        }
        if (kept != null && kept.layer() == question.layer().index()) {
            return CompletableFuture.completedFuture(new Outputs(kept, watched));
        }
        note.set("Passing the examples through " + question.layer().title() + " …");
        int layer = question.layer().index();
        return read(() -> limit(question)).thenCompose(limit -> inspectors
                .apply(question.run().directory())
                .latent(question.moment(), layer, limit)
                .thenApply(values -> new Outputs(
                        new LatentPoints(
                                question.moment(), layer, Math.max(1, (watched.count() + limit - 1) / limit), values),
                        watched)));
    }

    private static int limit(Question question) {
        NetworkSpec network = question.run().spec().network();
        Shape output = question.run()
                .directory()
                .readPreprocessing()
                .map(fitted -> NetworkSummary.of(fitted.output(), network, network.outputs()))
                .map(summary -> summary.layers().get(question.layer().index()).output())
                .orElse(null);
        long values = output == null ? 1 : output.size();
        return (int) Math.max(LEAST_POINTS, Math.min(MOST_POINTS, MOST_VALUES / values));
    }

    private CompletableFuture<LatentPlot> layOut(Question question, Outputs outputs) {
        Plane direct = outputs.points().asTheyAre();
        if (direct != null) {
            return CompletableFuture.completedFuture(
                    LatentPlot.of(question.layer(), outputs.points(), null, direct, outputs.watched()));
        }
        LatentPoints taken = LatentLayouts.taken(outputs.points(), question.projection());
        if (!question.projection().isSlow()) {
            screen.execute(() -> {
                if (question == underWay) {
                    note.set("Finding the principal components …");
                }
            });
        }
        Consumer<ProjectionJob> started = begun -> screen.execute(() -> {
            if (question == underWay) {
                job.set(begun);
                note.set("");
            } else {
                begun.cancel();
            }
        });
        return layouts.layOut(
                        question.run().directory(),
                        taken,
                        question.projection(),
                        () -> last(question, outputs.points()),
                        started)
                .thenApply(plane ->
                        LatentPlot.of(question.layer(), taken, question.projection(), plane, outputs.watched()));
    }

    /** The newest outputs that are kept, else those at hand. */
    private static LatentPoints last(Question question, LatentPoints atHand) {
        if (!question.layer().kept()) {
            return atHand;
        }
        java.util.List<Snapshot> kept = question.run().directory().snapshots();
        return kept.isEmpty()
                ? atHand
                : LatentPoints.read(kept.get(kept.size() - 1)).orElse(atHand);
    }
}
