package org.dl4jworkbench.ui.assignment.result;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.FigureFiles;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.chart.MatrixFigure;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunExhibits;
import org.dl4jworkbench.lab.RunTables;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.jspecify.annotations.Nullable;

/** What the Result tab shows: matrices and tables of the shown run at the selected epoch. */
public final class ResultModel {
    private final TrainModel train;
    private final Supplier<Assignment> assignment;
    private final Function<RunRecord, Dataset> datasets;
    private final ObjectProperty<SplitName> split = new SimpleObjectProperty<>(SplitName.TEST);
    private final BooleanProperty normalised = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable ConfusionMatrix> matrix = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Table> scores = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Table> about = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Table> layers = new ReadOnlyObjectWrapper<>();
    private boolean tablesShown = true;

    /** @param datasets loads a run's data set; called in the background */
    public ResultModel(TrainModel train, Supplier<Assignment> assignment, Function<RunRecord, Dataset> datasets) {
        this.train = train;
        this.assignment = assignment;
        this.datasets = datasets;
        split.addListener(observable -> showMatrix());
        train.confusion().matricesProperty().addListener(observable -> showMatrix());
        train.changesProperty().addListener(observable -> showTables());
        train.snapshotRoomProperty().addListener(observable -> showTables());
        showMatrix();
        showTables();
    }

    /** The split whose matrix is shown. */
    public ObjectProperty<SplitName> splitProperty() {
        return split;
    }

    /** Whether the matrix shows shares of its rows. */
    public BooleanProperty normalisedProperty() {
        return normalised;
    }

    /** The matrix of the chosen split at the selected epoch; null where that epoch kept none. */
    public ReadOnlyObjectProperty<@Nullable ConfusionMatrix> matrixProperty() {
        return matrix.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Table> scoresProperty() {
        return scores.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Table> aboutProperty() {
        return about.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Table> layersProperty() {
        return layers.getReadOnlyProperty();
    }

    /** The matrix as a figure for a file. */
    @Nullable
    MatrixFigure matrixFigure() {
        ConfusionMatrix shown = matrix.get();
        return shown == null
                ? null
                : RunFigures.confusion(
                        shown,
                        split.get(),
                        normalised.get() ? MatrixLook.ROW_SHARES : MatrixLook.COUNTS,
                        train.confusion().at());
    }

    /** The matrices of the selected epoch. */
    Map<SplitName, ConfusionMatrix> matrices() {
        return train.confusion().matricesProperty().get().bySplit();
    }

    private void showMatrix() {
        matrix.set(matrices().get(split.get()));
    }

    /** Whether the tables are looked at; else they stay as they are, however the training goes on. */
    void showTables(boolean wanted) {
        tablesShown = wanted;
        train.showRoom(wanted);
        showTables();
    }

    private void showTables() {
        if (!tablesShown) {
            return;
        }
        RunData run = train.runProperty().get();
        if (run == null) {
            scores.set(null);
            about.set(null);
            layers.set(null);
            return;
        }
        NetworkSummary network = network(run.spec());
        scores.set(RunTables.scores(run.epochs()));
        about.set(RunTables.about(
                run.record(),
                run.epochs(),
                preset(run.spec()),
                network,
                train.snapshotRoomProperty().get(),
                ZoneId.systemDefault()));
        layers.set(RunFigures.layers(network));
    }

    private NetworkSummary network(RunSpec spec) {
        return assignment.get().summary(spec);
    }

    private @Nullable RunSpec preset(RunSpec spec) {
        return assignment.get().presets().stream()
                .filter(each -> each.id().equals(spec.preset()))
                .findFirst()
                .map(Preset::spec)
                .orElse(null);
    }

    /** Work that writes every figure and table of the run into a folder and returns their files; for a background thread. */
    java.util.concurrent.Callable<List<Path>> exportAll(RunData run, Path folder) {
        List<String> classNames = train.classNames();
        NetworkSummary network = network(run.spec());
        RunSpec preset = preset(run.spec());
        return () -> {
            Map<String, Exhibit> exhibits = RunExhibits.of(run.directory(), classNames, preset, network, datasets)
                    .byName();
            List<Path> written = new ArrayList<>();
            for (Map.Entry<String, Exhibit> each : exhibits.entrySet()) {
                for (Format format : Format.values()) {
                    if (format.suits(each.getValue())) {
                        Path file = folder.resolve(each.getKey() + "." + format.extension());
                        FigureFiles.write(each.getValue(), file);
                        written.add(file);
                    }
                }
            }
            return written;
        };
    }
}
