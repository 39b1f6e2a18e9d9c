package org.dl4jworkbench.lab.inside;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.ClassPoints;
import org.dl4jworkbench.chart.ScatterFigure;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.rundir.Snapshot;
import org.jspecify.annotations.Nullable;

/** Where a layer puts the watched examples, at one moment or at two beside one another, and how well the classes lie apart. */
public final class LatentFigures {
    private static final int DECIMALS = 3;
    private static final int PAIRS = 10;
    private static final long SEED = 1;

    /** 80 MB of floats. */
    private static final long MOST_VALUES = 20_000_000;

    private LatentFigures() {}

    /**
     * Takes seconds with t-SNE and UMAP.
     *
     * @param points at one or more moments, of the same layer; one or two units are shown as they are, more are projected
     * @param projection principal components are fitted on the first of {@code points}, not the earliest, and kept for all
     * @param selected the watched example with a ring around it; null for none
     */
    public static InsideExhibits of(
            RunInside run, List<LatentPoints> points, Projection projection, @Nullable Integer selected)
            throws InterruptedException {
        LatentPoints first = points.get(0);
        InsideExhibits found = new InsideExhibits();
        boolean plain = first.asTheyAre() != null;
        Pca pca = plain || projection.isSlow() ? null : Pca.fit(first.outputs(), 2);
        List<ScatterFigure.Panel> panels = new ArrayList<>();
        Plane axes = null;
        List<LatentPoints> inOrder = points.stream()
                .sorted(Comparator.comparing(LatentPoints::moment))
                .toList();
        for (LatentPoints each : inOrder) {
            Plane plane = pca != null
                    ? pca.plane(each.outputs())
                    : plain
                            ? Objects.requireNonNull(each.asTheyAre())
                            : projection.of(each.outputs(), SEED, share -> {});
            axes = axes == null ? plane : axes;
            ClassPoints shown = new ClassPoints(plane.x(), plane.y(), each.labels(run.watched()), each.examples());
            ClassSeparation separation = ClassSeparation.of(
                    each.outputs(), shown.label(), run.classNames().size());
            panels.add(new ScatterFigure.Panel(
                    title(each, separation), shown, selected == null ? -1 : shown.pointOf(selected)));
            found.add("latent-" + each.moment().label().replace(' ', '-'), each.outputs());
            if (!run.isRegression()) {
                found.add("separation-" + each.moment().label().replace(' ', '-'), separation(run, each, separation));
            }
        }
        Plane named = Objects.requireNonNull(axes);
        ScatterFigure figure = ScatterFigure.of(
                        "Latent space, layer " + (first.layer() + 1) + " (" + run.name(first.layer()) + ")",
                        Axis.linear(named.xTitle()),
                        Axis.linear(named.yTitle()),
                        run.isRegression() ? List.of() : run.classNames(),
                        panels)
                .withCentroids(true);
        found.add("latent" + (plain ? "" : "-" + projection.token()), figure);
        if (first.size() < run.watched().count()) {
            found.remark(first.size() + " of " + run.watched().count() + " watched examples, one in " + first.stride());
        }
        if (pca != null && points.size() > 1) {
            found.remark(
                    "The axes are the principal components at " + first.moment().label() + " in every panel");
        }
        return found;
    }

    /**
     * The outputs of a layer at a moment: as the snapshot keeps them, or from the engine, for which this waits. Of layers with very many
     * units fewer examples are taken, so that they fit the memory.
     *
     * @param layer its index; null for the latent layer
     * @param limit as many examples at most
     */
    public static LatentPoints points(
            RunInside run, Snapshot snapshot, @Nullable Integer layer, int limit, Inspector inspector) {
        LatentPoints kept = LatentPoints.read(snapshot).orElse(null);
        if (kept != null && (layer == null || kept.layer() == layer)) {
            return kept.thinned(limit);
        }
        if (layer == null) {
            throw run.missing(snapshot, "outputs of a latent layer");
        }
        int watched = run.watched().count();
        long units = Objects.requireNonNull(run.network().layers().get(layer).output())
                .size();
        int most = (int) Math.max(1, Math.min(Math.min(limit, watched), MOST_VALUES / units));
        float[][] outputs = Answers.get(inspector.latent(snapshot.moment(), layer, most));
        return new LatentPoints(snapshot.moment(), layer, (watched + most - 1) / most, outputs);
    }

    /** Without the silhouette where there are no classes. */
    private static String title(LatentPoints points, ClassSeparation separation) {
        String at = points.moment().label();
        return Double.isNaN(separation.silhouette())
                ? at
                : String.format(Locale.ROOT, "%s · silhouette %.2f", at, separation.silhouette());
    }

    /** Of the layer's outputs themselves, not of their projection. */
    private static Table separation(RunInside run, LatentPoints points, ClassSeparation separation) {
        int[] labels = points.labels(run.watched());
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int label = 0; label < run.classNames().size(); label++) {
            rows.add(List.of(
                    Table.text("silhouette of " + run.classNames().get(label)),
                    Table.number(separation.ofClass().get(label), DECIMALS)));
        }
        rows.add(List.of(Table.text("mean silhouette"), Table.number(separation.silhouette(), DECIMALS)));
        rows.add(List.of(Table.text("Fisher ratio"), Table.number(separation.fisher(), DECIMALS)));
        ClassSeparation.pairs(points.outputs(), labels, run.classNames().size()).stream()
                .limit(PAIRS)
                .forEach(pair -> rows.add(List.of(
                        Table.text("distance by spread, " + run.classNames().get(pair.first()) + " and "
                                + run.classNames().get(pair.second())),
                        Table.number(pair.ratio(), DECIMALS))));
        return new Table(
                "Separation of classes, layer " + (points.layer() + 1) + ", "
                        + points.moment().label(),
                List.of(Table.Column.text("measure"), Table.Column.number("value")),
                rows);
    }
}
