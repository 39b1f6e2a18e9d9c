package org.dl4jworkbench.ui.assignment;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.search.SearchRuns;
import org.dl4jworkbench.lab.writeup.Origin;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.Workspaces.Workspace;
import org.dl4jworkbench.ui.assignment.experiments.ExperimentsModel;
import org.dl4jworkbench.ui.assignment.experiments.ExperimentsTab;
import org.dl4jworkbench.ui.assignment.fit.FitTab;
import org.dl4jworkbench.ui.assignment.inside.InsideModel;
import org.dl4jworkbench.ui.assignment.inside.InsideTab;
import org.dl4jworkbench.ui.assignment.layers.LayersModel;
import org.dl4jworkbench.ui.assignment.layers.LayersParts;
import org.dl4jworkbench.ui.assignment.layers.LayersTab;
import org.dl4jworkbench.ui.assignment.pictures.PicturesModel;
import org.dl4jworkbench.ui.assignment.pictures.PicturesTab;
import org.dl4jworkbench.ui.assignment.result.ResultModel;
import org.dl4jworkbench.ui.assignment.result.ResultTab;
import org.dl4jworkbench.ui.assignment.search.SearchModel;
import org.dl4jworkbench.ui.assignment.search.SearchTab;
import org.dl4jworkbench.ui.assignment.search.SearchTime;
import org.dl4jworkbench.ui.assignment.search.TrialActions;
import org.dl4jworkbench.ui.assignment.setup.DataModel;
import org.dl4jworkbench.ui.assignment.setup.EpochTime;
import org.dl4jworkbench.ui.assignment.setup.PreviewModel;
import org.dl4jworkbench.ui.assignment.setup.SetupModel;
import org.dl4jworkbench.ui.assignment.setup.SetupTab;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.assignment.train.TrainTab;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Basket;
import org.dl4jworkbench.ui.common.GivenBack;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.Poll;
import org.dl4jworkbench.ui.common.RunAgain;
import org.dl4jworkbench.ui.common.Services;
import org.dl4jworkbench.ui.common.WatchPace;
import org.jspecify.annotations.Nullable;

/** The page of one assignment: sets a run up, watches it, shows what it reached. */
public final class AssignmentPage implements Page {
    /** Soon enough for an answer to a click; how often a training is drawn is for {@link TrainModel} to say. */
    private static final Duration POLL = Duration.ofMillis(200);

    private static final KeyCombination START = shortcut(KeyCode.ENTER);
    private static final KeyCombination STOP = shortcut(KeyCode.PERIOD);
    private static final KeyCombination UNDO = shortcut(KeyCode.Z);
    private static final KeyCombination REDO = shortcut(KeyCode.Y);

    /** Who has left Setup for so long is not about to come back for the data set. */
    private static final int SECONDS_TO_GIVE_BACK = 20;

    private static final int SETUP = 0;
    private static final int TRAIN = 1;
    private static final int RESULT = 2;

    private final Services services;
    private final Background background;
    private final ShownRun run;
    private final Exports exports;
    private final Workspaces workspaces = new Workspaces();
    private final StackPane root = new StackPane();
    private final Poll poll = new Poll(POLL, this::tick);
    private final SetupModel setup;
    private final DataModel data;
    private final EpochTime time;
    private final TrainModel train;
    private final ExperimentsModel experiments;
    private final SearchModel searches;
    private final RunCommands commands;
    private final AssignmentView view;
    private final LayersTab layersTab;
    private final ExperimentsTab experimentsTab;
    private final Waiting waiting = new Waiting();
    private int opening;
    private @Nullable Workspace current;

    public AssignmentPage(Services services, Navigator navigator) {
        this.services = services;
        background = Background.on(services.background());
        run = new ShownRun(services.launcher(), background);
        exports = new Exports(
                services.places().user(),
                new Basket(services.writeUp(), this::origin, navigator::showWriteUp),
                background);
        // Made over the first assignment, so that the first one that is opened need not wait for it.
        Workspace first = workspaces.of(services.assignments().all().get(0));
        setup = new SetupModel(first.assignment(), first.history());
        data = new DataModel(setup, services::datasets, background);
        GivenBack memory = new GivenBack(
                CompletableFuture.delayedExecutor(SECONDS_TO_GIVE_BACK, TimeUnit.SECONDS, services.background()),
                System::gc);
        data.stateProperty().addListener((observable, old, now) -> {
            if (now instanceof DataModel.State.LetGo) {
                memory.letGo();
            }
        });
        PreviewModel preview = new PreviewModel(setup, data, background);
        time = new EpochTime(
                setup, data, () -> RunHistory.list(services.runsFolder()), services.assignments(), background);
        train = new TrainModel(
                run,
                setup::assignment,
                services::datasetOf,
                background,
                new WatchPace(),
                change -> FigureView.afterDrawing(() -> {
                    change.run();
                    navigator.updated();
                }));
        commands = new RunCommands(services, setup, run, this::showTraining);
        RunAgain again = new RunAgain(services, navigator);
        experiments = new ExperimentsModel(services, background);
        searches = new SearchModel(services, new SearchRuns(services.experiments()), background);
        LayersModel layers = new LayersModel(train, setup::assignment, background);
        ResultModel result = new ResultModel(train, setup::assignment, services::datasetOf);
        layersTab = new LayersTab(layers, layersParts(layers), services.dark(), exports);
        experimentsTab =
                new ExperimentsTab(experiments, services.dark(), exports, navigator::openRun, navigator::compare);
        view = new AssignmentView(
                setup,
                run,
                List.of(
                        new SetupTab(setup, data, preview, time, services.dark(), exports),
                        new TrainTab(run, train, services.dark(), exports, background, commands),
                        new ResultTab(train, result, services.dark(), exports, background),
                        new InsideTab(
                                new InsideModel(train, background),
                                services::datasetOf,
                                services::runsFolder,
                                services.inspectors()::open,
                                services.dark(),
                                exports,
                                this::showLayers),
                        layersTab,
                        new FitTab(train, services.dark(), exports),
                        new PicturesTab(
                                new PicturesModel(train, services::datasetOf, background),
                                services.dark(),
                                exports,
                                services::hasBoxes),
                        experimentsTab,
                        new SearchTab(searches, searchTime(), services.dark(), exports, trialActions(navigator))),
                commands,
                again,
                navigator::showAssignments);
        root.getChildren().setAll(view.root(), waiting, exports.place());
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
        run.stateProperty().addListener(observable -> navigator.updated());
        run.dataProperty().addListener((observable, old, shown) -> {
            if (shown != null && current != null) {
                current.setRun(shown.directory());
            }
        });
    }

    private SearchTime searchTime() {
        return new SearchTime(
                () -> RunHistory.list(services.runsFolder(), services.experimentsFolder()),
                services.assignments(),
                () -> {
                    DataModel.SplitCounts counts = data.countsProperty().get();
                    return counts == null ? null : counts.training() + counts.validation();
                },
                background);
    }

    private TrialActions trialActions(Navigator navigator) {
        return new TrialActions() {
            @Override
            public void open(RunDirectory directory) {
                navigator.openRun(directory);
            }

            @Override
            public void useInSetup(RunSpec spec) {
                setup.use(spec);
                view.select(SETUP);
            }

            @Override
            public void compare(List<RunDirectory> runs) {
                navigator.compare(runs);
            }

            @Override
            public void trainPreset(RunSpec preset) {
                setup.use(preset);
                commands.start();
            }
        };
    }

    private LayersParts layersParts(LayersModel layers) {
        return new LayersParts(
                layers,
                services.inspectors()::open,
                () -> RunHistory.list(services.runsFolder(), services.experimentsFolder()),
                background,
                Background::onScreen);
    }

    private void showTraining() {
        view.select(TRAIN);
    }

    private void showLayers() {
        view.select(layersTab);
    }

    /** The style sheet of the page, for its scene. */
    public static String styles() {
        return Objects.requireNonNull(AssignmentPage.class.getResource("/css/assignment.css"))
                .toExternalForm();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        poll.start();
    }

    @Override
    public void hidden() {
        poll.stop();
    }

    @Override
    public void refresh() {
        data.refresh();
        RunData shown = run.data();
        if (shown != null && !run.state().isLive()) {
            run.open(shown.directory());
        }
    }

    /** Shows an assignment's Setup, as it was left or with its first preset. */
    public void open(Assignment assignment) {
        opening++;
        show(workspaces.of(assignment), SETUP);
    }

    /** Shows a run: what it reached when it has finished, else where it stands. */
    public void open(RunDirectory directory) {
        int mine = ++opening;
        Optional<Workspace> known = workspaces.of(directory);
        waiting.begin("Reading " + directory.name() + " …");
        background.run(
                RunOpening.of(directory, services.assignments(), services.datasets()),
                read -> {
                    if (mine == opening) {
                        Workspace workspace =
                                known.orElseGet(() -> workspaces.open(read.assignment(), directory, read.spec()));
                        show(workspace, read.status() == RunStatus.FINISHED ? RESULT : TRAIN);
                    }
                },
                problem -> {
                    if (mine == opening) {
                        waiting.failed(problem);
                    }
                });
    }

    /** Shows a queue of runs on the Experiments tab. */
    public void open(ExperimentDirectory directory) {
        int mine = ++opening;
        waiting.begin("Reading " + directory.name() + " …");
        background.run(
                directory::read,
                record -> {
                    if (mine == opening) {
                        Assignment assignment = services.assignments().get(record.assignment());
                        if (current == null || !current.assignment().id().equals(assignment.id())) {
                            show(workspaces.of(assignment), SETUP);
                        }
                        waiting.end();
                        experiments.open(directory, record);
                        view.select(experimentsTab);
                    }
                },
                problem -> {
                    if (mine == opening) {
                        waiting.failed(problem);
                    }
                });
    }

    private void show(Workspace workspace, int tab) {
        waiting.end();
        boolean back = workspace == current;
        current = workspace;
        if (!back || tab == SETUP) {
            setup.load(workspace.assignment(), workspace.history());
            data.refresh();
            time.refresh();
        }
        RunDirectory directory = workspace.run();
        if (directory == null) {
            run.clear();
        } else {
            run.open(directory);
        }
        train.tick();
        experiments.show(workspace.assignment());
        searches.show(workspace.assignment());
        view.select(tab);
    }

    private Origin origin() {
        return view.showsRun() ? ShownOrigin.of(train) : Origin.NONE;
    }

    private void tick() {
        run.tick();
        train.tick();
        experiments.tick();
        searches.tick();
    }

    private void pressed(KeyEvent event) {
        if (waiting.isVisible()) {
            return;
        }
        if (START.match(event)) {
            commands.start();
        } else if (STOP.match(event)) {
            commands.stop();
        } else if (UNDO.match(event)) {
            setup.undo();
        } else if (REDO.match(event)) {
            setup.redo();
        } else {
            return;
        }
        event.consume();
    }

    private static KeyCombination shortcut(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }
}
