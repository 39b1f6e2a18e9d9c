package org.dl4jworkbench.ui.assignment;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.ui.assignment.setup.SetupModel;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Nodes;
import org.dl4jworkbench.ui.common.RunAgain;

/** The right end of the head line: backend, start, pause, resume, stop, and why a start is not possible. */
final class RunButtons {
    private static final String BACKEND = "engine.backend";
    private static final String PRIMARY = "primary-action";

    private final SetupModel setup;
    private final ShownRun run;
    private final RunCommands commands;
    private final ObservableBooleanValue setupInFront;
    private final Tooltip startReason = new Tooltip();
    private final MenuButton further;
    private final Parent root;

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

    /** @param setupInFront whether the Setup tab is the one in front */
    RunButtons(
            SetupModel setup, ShownRun run, RunCommands commands, RunAgain again, ObservableBooleanValue setupInFront) {
        this.setup = setup;
        this.run = run;
        this.commands = commands;
        this.setupInFront = setupInFront;
        further = again.button(
                "run-again", () -> run.data() == null ? null : run.data().directory());
        root = Fxml.load("assignment-run", this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        setup.specProperty().addListener(observable -> showActions());
        setup.startProblemProperty().addListener(observable -> showActions());
        run.stateProperty().addListener(observable -> showActions());
        run.dataProperty().addListener(observable -> showActions());
        run.commandProperty().addListener(observable -> showActions());
        setupInFront.addListener(observable -> showActions());
        command.textProperty()
                .bind(Bindings.when(run.commandProperty().isEmpty())
                        .then("")
                        .otherwise(run.commandProperty().concat(" …")));
        ToggleGroup group = new ToggleGroup();
        for (Backend each : Backend.values()) {
            RadioMenuItem item = Nodes.literal(new RadioMenuItem(each.label()));
            item.setToggleGroup(group);
            item.setUserData(each);
            item.setOnAction(event -> setup.field(BACKEND).textProperty().set(each.token()));
            backend.getItems().add(item);
        }
        ((HBox) startPlace.getParent()).getChildren().add(further);
        Tooltip.install(startPlace, startReason);
        blocked.setTooltip(startReason);
        showActions();
    }

    private void showActions() {
        RunActions offered = RunActions.of(run.state(), setupInFront.get(), edited());
        RunActions actions = run.hasDiverged() ? offered.withoutResume() : offered;
        Backend chosen = setup.spec().engine().backend();
        backend.setText(chosen.label());
        backend.getItems().stream()
                .map(RadioMenuItem.class::cast)
                .forEach(item -> item.setSelected(item.getUserData() == chosen));
        boolean busy = !run.commandProperty().get().isEmpty();
        show(pause, actions.pause());
        pause.setDisable(busy || run.state() != ShownRun.State.RUNNING);
        show(resume, actions.resume());
        resume.setDisable(busy);
        show(stop, actions.stop());
        stop.setDisable(busy);
        show(startPlace, actions.start());
        show(further, run.data() != null && !setupInFront.get());
        further.getItems().get(0).setDisable(!actions.more());
        start.setText(actions.startText());
        String reason = setup.startProblemProperty().get();
        start.setDisable(!commands.canStart());
        startReason.setText(reason.isEmpty() ? "Trains with this setup (Ctrl+Enter)" : "Cannot start. " + reason);
        blocked.setText(reason);
        show(blocked, actions.start() && !reason.isEmpty());
        primary(start, actions.startFirst());
        primary(resume, !actions.startFirst());
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

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static void primary(Button button, boolean is) {
        button.getStyleClass().removeIf(PRIMARY::equals);
        if (is) {
            button.getStyleClass().add(PRIMARY);
        }
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
