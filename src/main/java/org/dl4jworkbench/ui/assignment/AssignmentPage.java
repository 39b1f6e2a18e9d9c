package org.dl4jworkbench.ui.assignment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.Workspaces.Workspace;
import org.dl4jworkbench.ui.assignment.result.ResultModel;
import org.dl4jworkbench.ui.assignment.result.ResultTab;
import org.dl4jworkbench.ui.assignment.setup.DataModel;
import org.dl4jworkbench.ui.assignment.setup.SetupModel;
import org.dl4jworkbench.ui.assignment.setup.SetupTab;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.assignment.train.TrainTab;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.Services;
import org.jspecify.annotations.Nullable;

/** The page of one assignment: sets a run up, watches it, shows what it reached. */
public final class AssignmentPage implements Page {
    /** As often as a screen is worth drawing anew. */
    private static final Duration POLL = Duration.millis(50);

    private static final KeyCombination START = shortcut(KeyCode.ENTER);
    private static final KeyCombination STOP = shortcut(KeyCode.PERIOD);
    private static final KeyCombination UNDO = shortcut(KeyCode.Z);
    private static final KeyCombination REDO = shortcut(KeyCode.Y);

    private final Services services;
    private final Navigator navigator;
    private final Background background;
    private final ShownRun run;
    private final Exports exports;
    private final Workspaces workspaces = new Workspaces();
    private final StackPane root = new StackPane();
    private final Timeline poll = new Timeline(new KeyFrame(POLL, event -> tick()));
    private @Nullable Parts parts;
    private @Nullable Workspace current;

    /** What is made when the page is first used. */
    private record Parts(SetupModel setup, DataModel data, TrainModel train, AssignmentView view) {}

    public AssignmentPage(Services services, Navigator navigator) {
        this.services = services;
        this.navigator = navigator;
        background = Background.on(services.background());
        run = new ShownRun(services.launcher(), background);
        exports = new Exports(services.places().user(), background);
        poll.setCycleCount(Animation.INDEFINITE);
        root.getStylesheets()
                .add(Objects.requireNonNull(AssignmentPage.class.getResource("/css/assignment.css"))
                        .toExternalForm());
        // On the scene, so that the keys work wherever in the window the focus is while the page is shown.
        EventHandler<KeyEvent> keys = this::pressed;
        root.sceneProperty().addListener((observable, old, now) -> {
            if (old != null) {
                old.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, keys);
            }
        });
        run.dataProperty().addListener((observable, old, data) -> {
            if (data != null && current != null) {
                current.setRun(data.directory());
            }
        });
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        poll.play();
    }

    @Override
    public void hidden() {
        poll.stop();
    }

    @Override
    public void refresh() {
        if (parts != null) {
            parts.data().refresh();
        }
        RunData data = run.data();
        if (data != null && !run.state().isLive()) {
            run.open(data.directory());
        }
    }

    /** Shows an assignment's Setup, as it was left or with its first preset. */
    public void open(Assignment assignment) {
        show(workspaces.of(assignment)).select(0);
    }

    /** Shows a run: what it reached when it has finished, else where it stands. */
    public void open(RunDirectory directory) {
        Optional<Workspace> known = workspaces.of(directory);
        DatasetCatalogue datasets = services.datasets();
        showWaiting("Reading " + directory.name() + " …");
        background.run(
                () -> {
                    RunRecord record = directory.read();
                    Assignment assignment =
                            services.assignments().get(record.spec().assignment());
                    return new Opened(record.status(), assignment, asPreset(record.spec(), assignment, datasets));
                },
                opened -> {
                    Workspace workspace =
                            known.orElseGet(() -> workspaces.open(opened.assignment(), directory, opened.spec()));
                    show(workspace).select(opened.status() == RunStatus.FINISHED ? 2 : 1);
                },
                problem -> root.getChildren().setAll(framed(new ErrorCard(problem))));
    }

    private record Opened(RunStatus status, Assignment assignment, RunSpec spec) {}

    /** A run's spec has its data set decided; where its preset would decide the same, it is left to decide again. */
    private static RunSpec asPreset(RunSpec spec, Assignment assignment, DatasetCatalogue datasets) {
        boolean automatic = assignment.presets().stream()
                .filter(preset -> preset.id().equals(spec.preset()))
                .anyMatch(preset -> preset.spec().data().dataset().equals(DataSpec.AUTO));
        boolean same = automatic
                && datasets.resolve(DataSpec.AUTO, assignment.datasets())
                        .equals(spec.data().dataset());
        return same ? spec.withData(spec.data().withDataset(DataSpec.AUTO)) : spec;
    }

    private AssignmentView show(Workspace workspace) {
        Parts shown = parts;
        current = workspace;
        if (shown == null) {
            shown = build(workspace);
            parts = shown;
        } else {
            shown.setup().load(workspace.assignment(), workspace.history());
            shown.data().refresh();
        }
        RunDirectory directory = workspace.run();
        if (directory == null) {
            run.clear();
        } else {
            run.open(directory);
        }
        root.getChildren().setAll(shown.view().root(), exports.place());
        return shown.view();
    }

    private Parts build(Workspace workspace) {
        SetupModel setup = new SetupModel(workspace.assignment(), workspace.history());
        DataModel data = new DataModel(setup, services::datasets, background);
        TrainModel train = new TrainModel(run, setup::assignment, background);
        ResultModel result = new ResultModel(train, setup::assignment);
        List<AssignmentTab> tabs = List.of(
                new SetupTab(setup, data),
                new TrainTab(run, train, services.dark(), exports, background, trainCommands()),
                new ResultTab(train, result, services.dark(), exports, background));
        return new Parts(setup, data, train, new AssignmentView(setup, run, tabs, commands()));
    }

    private AssignmentView.Commands commands() {
        return new AssignmentView.Commands() {
            @Override
            public void start() {
                AssignmentPage.this.start();
            }

            @Override
            public void resume() {
                run.resume(services.dataFolder());
            }

            @Override
            public void pause() {
                run.pause();
            }

            @Override
            public void stop() {
                run.stop();
            }

            @Override
            public void showAssignments() {
                navigator.showAssignments();
            }
        };
    }

    private TrainTab.Commands trainCommands() {
        return new TrainTab.Commands() {
            @Override
            public void start() {
                AssignmentPage.this.start();
            }

            @Override
            public void resume() {
                run.resume(services.dataFolder());
            }
        };
    }

    private void start() {
        if (parts == null || !parts.view().canStart()) {
            return;
        }
        RunSpec spec = parts.setup().spec();
        Assignment assignment = parts.setup().assignment();
        DatasetCatalogue datasets = services.datasets();
        run.start(
                () -> spec.withData(
                        spec.data().withDataset(datasets.resolve(spec.data().dataset(), assignment.datasets()))),
                services.runsFolder(),
                services.dataFolder());
        parts.view().select(1);
    }

    private void tick() {
        run.tick();
        if (parts != null) {
            parts.train().tick();
        }
    }

    private void pressed(KeyEvent event) {
        if (parts == null) {
            return;
        }
        if (START.match(event)) {
            start();
        } else if (STOP.match(event)) {
            run.stop();
        } else if (UNDO.match(event)) {
            parts.setup().undo();
        } else if (REDO.match(event)) {
            parts.setup().redo();
        } else {
            return;
        }
        event.consume();
    }

    private void showWaiting(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setMaxSize(32, 32);
        VBox waiting = new VBox(spinner, label);
        waiting.getStyleClass().add("empty-state");
        root.getChildren().setAll(framed(waiting));
    }

    private static Parent framed(Parent content) {
        VBox page = new VBox(content);
        page.getStyleClass().add("page");
        return page;
    }

    private static KeyCombination shortcut(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }
}
