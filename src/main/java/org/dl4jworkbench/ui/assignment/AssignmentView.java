package org.dl4jworkbench.ui.assignment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.ui.assignment.setup.FieldNames;
import org.dl4jworkbench.ui.assignment.setup.SetupModel;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Fxml;
import org.jspecify.annotations.Nullable;

/** The head line and the frame of the tabs, bound to the setup and the shown run. */
final class AssignmentView {
    /** What the buttons do. */
    interface Commands {
        void start();

        void resume();

        void pause();

        void stop();

        void showAssignments();
    }

    private static final String BACKEND = "engine.backend";

    private final SetupModel setup;
    private final ShownRun run;
    private final List<AssignmentTab> tabsInOrder;
    private final Commands commands;
    private final Tooltip startReason = new Tooltip();
    private final Parent root;

    @FXML
    private Label title;

    @FXML
    private MenuButton preset;

    @FXML
    private Button changes;

    @FXML
    private Tooltip changesList;

    @FXML
    private Label blocked;

    @FXML
    private Label command;

    @FXML
    private MenuButton backend;

    @FXML
    private Button pause;

    @FXML
    private Button resume;

    @FXML
    private Button stop;

    @FXML
    private StackPane startPlace;

    @FXML
    private Button start;

    @FXML
    private StackPane problems;

    @FXML
    private TabPane tabs;

    AssignmentView(SetupModel setup, ShownRun run, List<AssignmentTab> tabsInOrder, Commands commands) {
        this.setup = setup;
        this.run = run;
        this.tabsInOrder = List.copyOf(tabsInOrder);
        this.commands = commands;
        root = Fxml.load("assignment", this);
    }

    Parent root() {
        return root;
    }

    /** Brings a tab to the front; 0 is Setup. */
    void select(int tab) {
        tabs.getSelectionModel().select(tab);
    }

    /** The tab in front. */
    AssignmentTab selected() {
        return tabsInOrder.get(Math.max(0, tabs.getSelectionModel().getSelectedIndex()));
    }

    @FXML
    private void initialize() {
        for (AssignmentTab each : tabsInOrder) {
            tabs.getTabs().add(new Tab(each.title(), each.root()));
        }
        title.textProperty()
                .bind(Bindings.createStringBinding(() -> setup.assignment().title(), setup.assignmentProperty()));
        title.setTooltip(new Tooltip());
        title.getTooltip().textProperty().bind(title.textProperty());
        setup.assignmentProperty().addListener(observable -> showPresets());
        setup.specProperty().addListener(observable -> showSpec());
        setup.changesProperty().addListener(observable -> showSpec());
        setup.startProblemProperty().addListener(observable -> showActions());
        run.stateProperty().addListener(observable -> showActions());
        run.dataProperty().addListener(observable -> showActions());
        run.commandProperty().addListener(observable -> showActions());
        run.problemProperty().addListener((observable, old, now) -> showProblem(now));
        tabs.getSelectionModel().selectedIndexProperty().addListener(observable -> showActions());
        command.textProperty()
                .bind(Bindings.when(run.commandProperty().isEmpty())
                        .then("")
                        .otherwise(run.commandProperty().concat(" …")));
        ToggleGroup group = new ToggleGroup();
        for (Backend each : Backend.values()) {
            RadioMenuItem item = new RadioMenuItem(each.label());
            item.setToggleGroup(group);
            item.setUserData(each);
            item.setOnAction(event -> setup.field(BACKEND).textProperty().set(each.token()));
            backend.getItems().add(item);
        }
        Tooltip.install(startPlace, startReason);
        blocked.setTooltip(startReason);
        showPresets();
        showProblem(run.problemProperty().get());
    }

    private void showPresets() {
        preset.getItems().setAll(PresetMenu.items(setup));
        showSpec();
    }

    private void showSpec() {
        RunSpec spec = setup.spec();
        preset.setText("Preset: " + setup.preset().id());
        preset.setTooltip(PresetMenu.note(setup.preset()));
        List<String> changed = setup.changesProperty().get();
        changes.setText(changed.size() == 1 ? "1 change · reset" : changed.size() + " changes · reset");
        changesList.setText(changed.stream()
                        .map(path -> FieldNames.change(path, setup.preset().spec(), spec))
                        .collect(Collectors.joining("\n"))
                + "\n\nClick to go back to the preset (Ctrl+Z brings the changes back)");
        show(changes, !changed.isEmpty());
        backend.setText(spec.engine().backend().label());
        backend.getItems().stream()
                .map(RadioMenuItem.class::cast)
                .forEach(item ->
                        item.setSelected(item.getUserData() == spec.engine().backend()));
        showActions();
    }

    private void showActions() {
        RunActions actions = RunActions.of(run.state(), tabs.getSelectionModel().getSelectedIndex() <= 0, edited());
        boolean busy = !run.commandProperty().get().isEmpty();
        show(pause, actions.pause());
        pause.setDisable(busy || run.state() != ShownRun.State.RUNNING);
        show(resume, actions.resume());
        resume.setDisable(busy);
        show(stop, actions.stop());
        stop.setDisable(busy);
        show(startPlace, actions.start());
        start.setText(actions.startText());
        String reason = setup.startProblemProperty().get();
        start.setDisable(!canStart());
        startReason.setText(reason.isEmpty() ? "Trains with this setup (Ctrl+Enter)" : "Cannot start. " + reason);
        blocked.setText(reason);
        show(blocked, actions.start() && !reason.isEmpty());
        primary(start, actions.startFirst());
        primary(resume, !actions.startFirst());
    }

    /** Whether a run can be started now. */
    boolean canStart() {
        return setup.startProblemProperty().get().isEmpty() && run.state() != ShownRun.State.OPENING;
    }

    /** Whether the setup differs from what the shown run does, which has its data set decided. */
    private boolean edited() {
        RunData data = run.data();
        RunSpec edited = setup.spec();
        return data != null
                && !data.spec()
                        .withData(data.spec().data().withDataset(edited.data().dataset()))
                        .equals(edited);
    }

    private void showProblem(@Nullable Throwable problem) {
        problems.getChildren().clear();
        if (problem != null) {
            problems.getChildren().add(new ErrorCard(problem));
        }
        show(problems, problem != null);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static void primary(Button button, boolean is) {
        button.getStyleClass().removeAll(List.of("primary-action"));
        if (is) {
            button.getStyleClass().addAll(Arrays.asList("primary-action"));
        }
    }

    @FXML
    private void onAssignments() {
        commands.showAssignments();
    }

    @FXML
    private void onReset() {
        setup.reset();
    }

    @FXML
    private void onPause() {
        commands.pause();
    }

    @FXML
    private void onResume() {
        commands.resume();
    }

    @FXML
    private void onStop() {
        commands.stop();
    }

    @FXML
    private void onStart() {
        commands.start();
    }
}
