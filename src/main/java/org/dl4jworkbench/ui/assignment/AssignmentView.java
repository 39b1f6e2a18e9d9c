package org.dl4jworkbench.ui.assignment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.ui.assignment.experiments.ExperimentsTab;
import org.dl4jworkbench.ui.assignment.search.SearchTab;
import org.dl4jworkbench.ui.assignment.setup.SetupModel;
import org.dl4jworkbench.ui.assignment.setup.SetupTab;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.RunAgain;
import org.jspecify.annotations.Nullable;

/** The head line and the frame of the tabs, bound to the setup and the shown run. */
final class AssignmentView {
    private final SetupModel setup;
    private final ShownRun run;
    private final List<AssignmentTab> tabsInOrder;
    private final RunCommands commands;
    private final RunAgain again;
    private final Runnable toAssignments;
    private final Map<AssignmentTab, Tab> made = new LinkedHashMap<>();
    private final Parent root;

    @FXML
    private HBox head;

    @FXML
    private Label title;

    @FXML
    private MenuButton preset;

    @FXML
    private Button changes;

    @FXML
    private Tooltip changesList;

    @FXML
    private StackPane problems;

    @FXML
    private TabPane tabs;

    AssignmentView(
            SetupModel setup,
            ShownRun run,
            List<AssignmentTab> tabsInOrder,
            RunCommands commands,
            RunAgain again,
            Runnable toAssignments) {
        this.setup = setup;
        this.run = run;
        this.tabsInOrder = List.copyOf(tabsInOrder);
        this.commands = commands;
        this.again = again;
        this.toAssignments = toAssignments;
        root = Fxml.load("assignment", this);
    }

    Parent root() {
        return root;
    }

    /** Whether the tab in front shows the run; Setup, Experiments and Search show other things. */
    boolean showsRun() {
        Tab front = tabs.getSelectionModel().getSelectedItem();
        return made.entrySet().stream()
                .filter(each -> each.getValue().equals(front))
                .noneMatch(each -> each.getKey() instanceof SetupTab
                        || each.getKey() instanceof ExperimentsTab
                        || each.getKey() instanceof SearchTab);
    }

    /** Brings a tab to the front; 0 is Setup. */
    void select(int tab) {
        tabs.getSelectionModel().select(tab);
    }

    /** Brings a tab to the front that suits the assignment. */
    void select(AssignmentTab tab) {
        tabs.getSelectionModel().select(made.get(tab));
    }

    @FXML
    private void initialize() {
        for (AssignmentTab each : tabsInOrder) {
            made.put(each, new Tab(each.title(), each.root()));
        }
        offerTabs();
        tabs.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            made.forEach((each, tab) -> {
                if (tab.equals(old)) {
                    each.hidden();
                } else if (tab.equals(now)) {
                    each.shown();
                }
            });
            keepContents();
        });
        run.stateProperty().addListener(observable -> keepContents());
        title.textProperty()
                .bind(Bindings.createStringBinding(() -> setup.assignment().title(), setup.assignmentProperty()));
        title.setTooltip(new Tooltip());
        title.getTooltip().textProperty().bind(title.textProperty());
        setup.assignmentProperty().addListener(observable -> {
            offerTabs();
            showPresets();
        });
        setup.specProperty().addListener(observable -> showSpec());
        setup.changesProperty().addListener(observable -> showSpec());
        run.problemProperty().addListener((observable, old, now) -> showProblem(now));
        RunButtons buttons = new RunButtons(
                setup,
                run,
                commands,
                again,
                tabs.getSelectionModel().selectedIndexProperty().lessThan(1));
        HBox.setHgrow(buttons.root(), Priority.ALWAYS);
        head.getChildren().add(buttons.root());
        showPresets();
        showProblem(run.problemProperty().get());
    }

    /**
     * While a training is watched only the tab in front has its content in the window: JavaFX goes through all nodes of a scene with every
     * picture, hidden ones too, and all tabs together have ten times as many as one. Otherwise contents that are there stay, as they would be
     * styled anew each time.
     */
    private void keepContents() {
        Tab front = tabs.getSelectionModel().getSelectedItem();
        made.forEach((each, tab) -> {
            if (tab.equals(front)) {
                tab.setContent(each.root());
            } else if (run.state().isLive()) {
                tab.setContent(null);
            }
        });
    }

    /** Those that suit the assignment; the first three suit every one, so that their places stay. */
    private void offerTabs() {
        List<Tab> offered = tabsInOrder.stream()
                .filter(each -> each.suits(setup.assignment()))
                .map(made::get)
                .toList();
        if (!offered.equals(tabs.getTabs())) {
            tabs.getTabs().removeIf(tab -> !offered.contains(tab));
            for (int i = 0; i < offered.size(); i++) {
                if (!tabs.getTabs().contains(offered.get(i))) {
                    tabs.getTabs().add(i, offered.get(i));
                }
            }
        }
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

    @FXML
    private void onAssignments() {
        toAssignments.run();
    }

    @FXML
    private void onReset() {
        setup.reset();
    }
}
