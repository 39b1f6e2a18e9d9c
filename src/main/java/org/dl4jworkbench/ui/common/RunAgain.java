package org.dl4jworkbench.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.RunContinuation;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.experiment.ExperimentOptions;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/**
 * What can be made of any run that is shown: more epochs of it, the same with other seeds, a cross-validation of its settings. Asks
 * with small dialogs, works in the background, and leads to what has begun. JavaFX thread.
 */
public final class RunAgain {
    private final Services services;
    private final Navigator navigator;
    private final Background background;

    public RunAgain(Services services, Navigator navigator) {
        this.services = services;
        this.navigator = navigator;
        background = Background.on(services.background());
    }

    /** The actions of a run, behind three dots. */
    public MenuButton button(String id, Supplier<@Nullable RunDirectory> run) {
        MenuButton button = new MenuButton("", new FontIcon(MaterialDesignD.DOTS_HORIZONTAL));
        button.setId(id);
        button.setAccessibleText("Further actions of the run");
        button.setTooltip(new Tooltip("More epochs, repeat with other seeds, cross-validate"));
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        button.getItems().setAll(items(run, button));
        return button;
    }

    /** The same for a menu that has more. */
    public List<MenuItem> items(Supplier<@Nullable RunDirectory> run, Node owner) {
        return List.of(
                item("Train more epochs…", run, directory -> more(window(owner), directory)),
                item("Repeat with other seeds…", run, directory -> repeat(window(owner), directory)),
                item("Cross-validate…", run, directory -> crossValidate(window(owner), directory)));
    }

    private interface Action {
        void on(RunDirectory run);
    }

    private static MenuItem item(String text, Supplier<@Nullable RunDirectory> run, Action action) {
        MenuItem item = Nodes.literal(new MenuItem(text));
        item.setOnAction(event -> {
            RunDirectory chosen = run.get();
            if (chosen != null) {
                action.on(chosen);
            }
        });
        return item;
    }

    private static @Nullable Window window(Node owner) {
        return owner.getScene() == null ? null : owner.getScene().getWindow();
    }

    private void more(@Nullable Window owner, RunDirectory run) {
        background.run(
                run::read,
                record -> new MoreEpochsDialog(record).ask(owner).ifPresent(more -> goOn(run, more)),
                navigator::tell);
    }

    private void goOn(RunDirectory run, RunContinuation more) {
        background.run(
                () -> services.launcher().extend(run, services.dataFolder(), more, new RunData.Listener() {}),
                session -> navigator.openRun(run),
                navigator::tell);
    }

    private void repeat(@Nullable Window owner, RunDirectory run) {
        background.run(
                run::read,
                record -> start(
                        run, record, RunAgainDialog.repeat(record, cores()).ask(owner)),
                navigator::tell);
    }

    private void crossValidate(@Nullable Window owner, RunDirectory run) {
        background.run(
                run::read,
                record -> start(
                        run,
                        record,
                        RunAgainDialog.crossValidate(record, cores()).ask(owner)),
                navigator::tell);
    }

    private int cores() {
        return services.experiments().cores();
    }

    private void start(RunDirectory run, RunRecord record, Optional<RunAgainDialog.Answer> answer) {
        if (answer.isEmpty()) {
            return;
        }
        RunAgainDialog.Answer wanted = answer.get();
        Path folder = record.dataFolder() == null ? services.dataFolder() : Path.of(record.dataFolder());
        ExperimentOptions options = new ExperimentOptions(
                services.experimentsFolder(), folder, List.of(), wanted.seeds(), wanted.folds(), wanted.parallel());
        background.run(
                () -> {
                    DatasetCatalogue datasets = record.dataFolder() == null
                            ? services.datasets()
                            : services.places().datasets(folder);
                    return services.experiments()
                            .startOfRun(
                                    services.assignments().get(record.spec().assignment()),
                                    run,
                                    record,
                                    options,
                                    datasets)
                            .directory();
                },
                navigator::openExperiment,
                navigator::tell);
    }
}
