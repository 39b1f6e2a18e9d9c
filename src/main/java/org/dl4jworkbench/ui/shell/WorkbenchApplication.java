package org.dl4jworkbench.ui.shell;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.CurrentDatasets;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.Preferences;
import org.dl4jworkbench.lab.PreferencesFile;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.PulseProbe;
import org.dl4jworkbench.ui.common.Services;
import org.slf4j.LoggerFactory;

/** The window's life: {@link #open()} wires the services by hand, shows the window and returns when it is closed. */
public final class WorkbenchApplication extends Application {
    private static final UncaughtErrors ERRORS = new UncaughtErrors();
    private static CompletableFuture<Services> services = new CompletableFuture<>();

    private static final int SECONDS_TO_SPARE = 1;

    private final PulseProbe probe = new PulseProbe();

    /** Opens the window; to be called from a class that is no {@link Application}, so that JavaFX may lie on the class path. */
    public static void open() {
        Thread.setDefaultUncaughtExceptionHandler(ERRORS);
        // The log is opened, catalogue and preferences are read while JavaFX starts.
        Executor executor = Background.newExecutor();
        executor.execute(() -> LoggerFactory.getLogger(WorkbenchApplication.class));
        services = CompletableFuture.supplyAsync(() -> services(Places.ofThisProcess(), executor), executor);
        Application.launch(WorkbenchApplication.class);
    }

    /** The services over one user's places. */
    static Services services(Places places, Executor background) {
        // What takes longest goes first: unlike the rest it needs no log, which is being opened meanwhile.
        AssignmentCatalogue assignments = AssignmentCatalogue.read(places);
        PreferencesFile preferences = new PreferencesFile(places.preferences());
        BooleanProperty dark = new SimpleBooleanProperty(preferences.get().theme() == Preferences.Theme.DARK);
        dark.addListener((observable, old, now) ->
                preferences.set(preferences.get().withTheme(now ? Preferences.Theme.DARK : Preferences.Theme.LIGHT)));
        return new Services(
                places,
                assignments,
                new RunLauncher(places),
                preferences,
                background,
                dark,
                new CurrentDatasets(places));
    }

    /** The last net under all threads. */
    static UncaughtErrors errors() {
        return ERRORS;
    }

    @Override
    public void start(Stage stage) {
        Services made = services.join();
        show(stage, made, Platform::exit);
        // When the window has drawn itself and the user looks where to begin.
        CompletableFuture.delayedExecutor(SECONDS_TO_SPARE, TimeUnit.SECONDS, made.background())
                .execute(() -> made.launcher()
                        .keepSpare(
                                made::dataFolder, () -> made.preferences().get().keepsSpareEngine()));
        if (Boolean.getBoolean(PulseProbe.PROPERTY)) {
            probe.start();
        }
    }

    /**
     * Puts the window on the stage.
     *
     * @param exit ends the program, once the window is closed
     */
    static Shell show(Stage stage, Services services, Runnable exit) {
        Shell shell = new Shell(services);
        Scene scene = new Scene(shell.root());
        Theming.follow(scene, services.dark());
        addKeys(scene, shell, services.dark(), stage);
        addPictureKey(scene, shell, services);
        ERRORS.showOn(shell.errors());

        stage.setTitle("DL4J Workbench");
        stage.setScene(scene);
        stage.setMinWidth(WindowPlacement.MIN_WIDTH);
        stage.setMinHeight(WindowPlacement.MIN_HEIGHT);
        WindowMemory memory = WindowMemory.place(stage, services.preferences());
        CloseGuard guard = new CloseGuard(() -> liveRuns(services), new CloseDialogs(stage), () -> {
            memory.save();
            shell.stop();
            services.inspectors().close();
            services.launcher().endSpare();
            stage.hide();
            exit.run();
        });
        stage.setOnCloseRequest(guard::closeRequested);
        shell.showAssignments();
        onFirstFrame(scene, () -> {
            Background.on(services.background())
                    .run(
                            AppIcon::images,
                            icons -> stage.getIcons().setAll(icons),
                            problem -> ERRORS.uncaughtException(Thread.currentThread(), problem));
            shell.start();
        });
        stage.show();
        return shell;
    }

    private static void onFirstFrame(Scene scene, Runnable then) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                long started = ManagementFactory.getRuntimeMXBean().getStartTime();
                LoggerFactory.getLogger(WorkbenchApplication.class)
                        .info(
                                "Window shown {} ms after the start of Java, which took {} ms of the processor's time",
                                System.currentTimeMillis() - started,
                                ProcessHandle.current()
                                        .info()
                                        .totalCpuDuration()
                                        .orElse(Duration.ZERO)
                                        .toMillis());
                Platform.runLater(then);
            }
        });
    }

    private static List<CloseGuard.LiveRun> liveRuns(Services services) {
        List<ExperimentSession> experiments = services.experiments().live();
        // A run of an experiment ends with its queue: stopped alone, it would make room for the next.
        Stream<CloseGuard.LiveRun> alone = services.launcher().live().stream()
                .filter(session -> session.data().status().isLive())
                .filter(session -> experiments.stream()
                        .noneMatch(each ->
                                StoppableExperiment.owns(each, session.data().directory())))
                .map(StoppableRun::new);
        return Stream.concat(experiments.stream().map(StoppableExperiment::new), alone)
                .toList();
    }

    private static void addKeys(Scene scene, Shell shell, BooleanProperty dark, Stage stage) {
        var keys = scene.getAccelerators();
        keys.put(control(KeyCode.DIGIT1), shell::showAssignments);
        keys.put(control(KeyCode.DIGIT2), shell::showRuns);
        keys.put(control(KeyCode.DIGIT3), shell::showCompare);
        keys.put(control(KeyCode.DIGIT4), shell::showData);
        keys.put(control(KeyCode.DIGIT5), shell::showWriteUp);
        keys.put(control(KeyCode.DIGIT6), shell::showSettings);
        keys.put(control(KeyCode.T), () -> dark.set(!dark.get()));
        keys.put(new KeyCodeCombination(KeyCode.F5), shell::refresh);
        keys.put(control(KeyCode.Q), () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private static void addPictureKey(Scene scene, Shell shell, Services services) {
        WindowPicture picture = new WindowPicture(services.places().user().resolve("pictures"), services.background());
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                        () -> picture.take(
                                scene,
                                file -> Platform.runLater(() -> shell.tell("Saved as " + file)),
                                problem -> Platform.runLater(() -> shell.tell(problem))));
    }

    private static KeyCombination control(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }

    @Override
    public void stop() {
        if (Boolean.getBoolean(PulseProbe.PROPERTY)) {
            probe.stop();
        }
    }
}
