package org.dl4jworkbench.ui.assignment.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.chart.ExampleSheet;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.experiment.OutOfFold;
import org.dl4jworkbench.lab.inside.ExampleQuery;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.chart.MatrixView;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/** The out-of-fold predictions of one variation and seed of the shown queue, read in the background. To be used on one thread. */
final class OutOfFoldModel {
    /** As many mistakes as can be looked at. */
    static final int MOST_EXAMPLES = 60;

    /** What can be looked at: a variation with a seed, of which some fold is finished. */
    record Part(String variation, long seed, boolean severalSeeds) {
        @Override
        public String toString() {
            return variation + (severalSeeds ? ", seed " + seed : "");
        }
    }

    private record Source(ExperimentDirectory directory, ExperimentRecord record) {}

    private record Read(OutOfFold content, @Nullable Dataset dataset) {}

    private final Function<RunRecord, Dataset> datasets;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Part>> parts = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Part> part = new SimpleObjectProperty<>();
    private final ObjectProperty<MatrixView.@Nullable Cell> cell = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable OutOfFold> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ExampleSheet> mistakes = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Source source;
    private @Nullable Dataset dataset;
    private boolean wanted;
    private int reading;
    private int finished = -1;

    /** @param datasets loads the data set of a run; called in the background */
    OutOfFoldModel(Function<RunRecord, Dataset> datasets, Background background) {
        this.datasets = datasets;
        this.background = background;
        part.addListener((observable, old, now) -> {
            cell.set(null);
            read();
        });
        cell.addListener(observable -> showMistakes());
    }

    /** Empty where the queue is no cross-validation, or no fold of it is finished. */
    ReadOnlyObjectProperty<List<Part>> partsProperty() {
        return parts.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Part> partProperty() {
        return part;
    }

    /** Only mistakes of this kind; null for all. */
    ObjectProperty<MatrixView.@Nullable Cell> cellProperty() {
        return cell;
    }

    /** Null while nothing is read. */
    ReadOnlyObjectProperty<@Nullable OutOfFold> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** The most confident mistakes, or the examples of the chosen cell; null for a regression, and where the data set is gone. */
    ReadOnlyObjectProperty<@Nullable ExampleSheet> mistakesProperty() {
        return mistakes.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Follows a queue; null for none. */
    void show(@Nullable ExperimentDirectory directory, @Nullable ExperimentRecord record) {
        boolean same =
                source != null && directory != null && source.directory().path().equals(directory.path());
        source = directory == null || record == null ? null : new Source(directory, record);
        List<Part> now = record == null ? List.of() : partsOf(record);
        int done = record == null ? 0 : (int) record.count(ItemState.FINISHED);
        boolean news = !same || done != finished;
        finished = done;
        if (!same) {
            content.set(null);
            mistakes.set(null);
        }
        parts.set(now);
        Part before = part.get();
        Part next = before != null && now.contains(before) ? before : now.isEmpty() ? null : now.get(0);
        if (!Objects.equals(before, next)) {
            part.set(next);
        } else if (news) {
            read();
        }
    }

    private static List<Part> partsOf(ExperimentRecord record) {
        List<Part> found = new ArrayList<>();
        for (ExperimentRecord.Setting setting : record.settings()) {
            OutOfFold.seeds(record, setting.variation())
                    .forEach(seed -> found.add(new Part(
                            setting.variation(), seed, record.experiment().seeds() > 1)));
        }
        return List.copyOf(found);
    }

    /** Reads only while somebody looks. */
    void want(boolean looks) {
        wanted = looks;
        if (looks && content.get() == null) {
            read();
        }
    }

    private void read() {
        Source from = source;
        Part which = part.get();
        int mine = ++reading;
        if (from == null || which == null || !wanted) {
            return;
        }
        problem.set(null);
        background.run(
                () -> read(from, which),
                read -> {
                    if (mine == reading) {
                        dataset = read.dataset();
                        content.set(read.content());
                        showMistakes();
                    }
                },
                failure -> {
                    if (mine == reading) {
                        problem.set(failure);
                    }
                });
    }

    private Read read(Source from, Part which) {
        OutOfFold found = OutOfFold.of(from.directory(), from.record(), which.variation(), which.seed());
        Dataset loaded = found.isRegression() || found.rows().isEmpty()
                ? null
                : from.record().queue().stream()
                        .filter(item -> item.state() == ItemState.FINISHED)
                        .map((ExperimentItem item) -> from.directory().run(item).flatMap(RunDirectory::tryRead))
                        .flatMap(java.util.Optional::stream)
                        .findFirst()
                        .map(datasets)
                        .orElse(null);
        return new Read(found, loaded);
    }

    private void showMistakes() {
        OutOfFold shown = content.get();
        Dataset loaded = dataset;
        if (shown == null
                || shown.isRegression()
                || shown.rows().isEmpty()
                || loaded == null
                || !(loaded.train() instanceof LabelledImages images)) {
            mistakes.set(null);
            return;
        }
        MatrixView.Cell of = cell.get();
        WatchedPredictions predictions = shown.predictions();
        ExampleQuery query = ExampleQuery.ALL.withOrder(ExampleQuery.Order.CONFIDENT_MISTAKES);
        int[] found = (of == null
                        ? query.withOutcome(ExampleQuery.Outcome.WRONG)
                        : query.withPair(of.actual(), of.predicted()))
                .of(predictions);
        List<ExampleSheet.Example> examples = Arrays.stream(found)
                .limit(MOST_EXAMPLES)
                .filter(example -> shown.rows().get(example).index() < images.count())
                .mapToObj(example -> new ExampleSheet.Example(
                        shown.rows().get(example).index(),
                        ExampleSheet.picture(images, shown.rows().get(example).index()),
                        predictions.label(example),
                        predictions.probabilities(example)))
                .toList();
        String what = of == null
                ? found.length + " of " + predictions.count() + " misclassified"
                : found.length + " of " + shown.names().get(of.actual()) + " called "
                        + shown.names().get(of.predicted());
        mistakes.set(ExampleSheet.of(
                what + (found.length > MOST_EXAMPLES ? ", the " + MOST_EXAMPLES + " most confident" : "")
                        + ", out of fold",
                shown.names(),
                examples));
    }
}
