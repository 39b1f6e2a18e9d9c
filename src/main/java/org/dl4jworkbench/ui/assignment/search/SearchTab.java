package org.dl4jworkbench.ui.assignment.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.AssignmentTab;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.experiments.Execution;
import org.dl4jworkbench.ui.assignment.search.SearchExecution.Shown;
import org.dl4jworkbench.ui.common.Dialogs;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The Search tab: the searches on the left, the chosen one's trials with their table and figures on the right. */
public final class SearchTab implements AssignmentTab {
    private final SearchModel model;
    private final SearchTime time;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final TrialActions actions;
    private final StartLine startLine;
    private final RunLine runLine;
    private final PlanCard plan = new PlanCard();
    private final Parent root;
    private boolean showing;

    @FXML
    private StackPane empty;

    @FXML
    private HBox content;

    @FXML
    private ListView<SearchChoice> list;

    @FXML
    private Button duplicate;

    @FXML
    private Button edit;

    @FXML
    private Button remove;

    @FXML
    private Pane problems;

    @FXML
    private VBox main;

    @FXML
    private VBox headCard;

    @FXML
    private Label title;

    @FXML
    private Label facts;

    @FXML
    private ComboBox<Execution> executions;

    @FXML
    private Button deleteExecution;

    @FXML
    private Label note;

    public SearchTab(
            SearchModel model, SearchTime time, ObservableBooleanValue dark, Exports exports, TrialActions actions) {
        this.model = model;
        this.time = time;
        this.dark = dark;
        this.exports = exports;
        this.actions = actions;
        startLine = new StartLine(model, time);
        runLine = new RunLine(model);
        root = Fxml.load("assignment-search", this);
    }

    @Override
    public String title() {
        return "Search";
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        time.refresh();
        startLine.refresh();
    }

    @FXML
    private void initialize() {
        empty.getChildren()
                .add(new EmptyState(
                                MaterialDesignT.TUNE_VARIANT,
                                "No search yet",
                                "A search trains a preset with many settings of the fields you choose, and finds those that validate"
                                        + " best.")
                        .withAction("New search", this::onNew));
        list.setCellFactory(ignored -> new SearchCell());
        list.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (!showing && now != null) {
                model.chosenProperty().set(now);
            }
        });
        executions.valueProperty().addListener((observable, old, now) -> {
            if (!showing && now != null) {
                model.executionProperty().set(now);
            }
        });
        headCard.getChildren().addAll(runLine, startLine);
        runLine.againProperty().addListener(observable -> showExecution());
        TrialsCard trials = new TrialsCard(model, exports, actions, this::compareWithPreset);
        content.heightProperty().addListener((observable, old, now) -> trials.setRoom(now.doubleValue()));
        main.getChildren()
                .addAll(plan, new FinalCard(model, actions), trials, new FiguresPane(model, dark, exports, actions));
        model.choicesProperty().addListener(observable -> showChoices());
        model.chosenProperty().addListener(observable -> showChosen());
        model.executionsProperty().addListener(observable -> showExecutions());
        model.executionProperty().addListener(observable -> {
            runLine.againProperty().set(false);
            showExecutions();
        });
        model.execution().shownProperty().addListener(observable -> showExecution());
        model.startingProperty().addListener(observable -> showExecution());
        model.problemProperty().addListener(observable -> showProblem());
        model.execution().problemProperty().addListener(observable -> showProblem());
        showChoices();
        showChosen();
        showExecutions();
        showProblem();
    }

    private void quietly(Runnable showIt) {
        boolean before = showing;
        showing = true;
        try {
            showIt.run();
        } finally {
            showing = before;
        }
    }

    private void showChoices() {
        quietly(() -> {
            list.getItems().setAll(model.choicesProperty().get());
            list.getSelectionModel().select(model.chosenProperty().get());
        });
        Nodes.show(content, !model.choicesProperty().get().isEmpty());
        Nodes.show(empty, model.choicesProperty().get().isEmpty());
    }

    private void showChosen() {
        SearchChoice choice = model.chosenProperty().get();
        Assignment assignment = model.assignmentProperty().get();
        quietly(() -> list.getSelectionModel().select(choice));
        duplicate.setDisable(choice == null);
        edit.setDisable(choice == null || !choice.own());
        remove.setDisable(choice == null || !choice.own());
        if (choice != null && assignment != null) {
            Search search = choice.search();
            title.setText(search.title());
            title.setTooltip(new Tooltip(search.title()));
            facts.setText("preset " + search.preset() + " · by validation "
                    + search.objective().token());
            note.setText(search.note());
            note.setTooltip(new Tooltip(search.note()));
            Nodes.show(note, !search.note().isBlank());
            plan.show(assignment, search);
        }
        showExecution();
    }

    private void showExecutions() {
        quietly(() -> {
            executions.getItems().setAll(model.executionsProperty().get());
            executions.setValue(model.executionProperty().get());
        });
        boolean some = !model.executionsProperty().get().isEmpty();
        Nodes.show(executions, some);
        Nodes.show(deleteExecution, some);
        showExecution();
    }

    private void showExecution() {
        Shown shown = model.execution().shownProperty().get();
        runLine.show(shown);
        boolean idle = shown == null || shown.idle();
        boolean none = model.executionProperty().get() == null;
        boolean asked = shown != null && idle && runLine.againProperty().get();
        Nodes.show(startLine, none || asked || model.startingProperty().get());
        startLine.setPrimary(none || asked && !shown.actions().continues());
        deleteExecution.setDisable(!idle);
        Nodes.show(plan, none);
    }

    private void showProblem() {
        @Nullable Throwable first = model.problemProperty().get();
        Throwable problem =
                first != null ? first : model.execution().problemProperty().get();
        problems.getChildren().clear();
        if (problem != null) {
            problems.getChildren().add(new ErrorCard(problem));
        }
        Nodes.show(problems, problem != null);
    }

    /** Lays the picked trials over the newest run of the preset; where there is none, offers to train it. */
    private void compareWithPreset() {
        model.withPresetRun(this::compareWith);
    }

    private void compareWith(Optional<RunDirectory> preset) {
        RunSpec spec = model.presetSpec();
        if (preset.isPresent()) {
            List<RunDirectory> runs = new ArrayList<>(model.pickedRuns());
            runs.add(preset.get());
            actions.compare(runs);
        } else if (Dialogs.confirm(
                root.getScene().getWindow(),
                "Train the preset?",
                "No finished run of preset " + spec.preset()
                        + " as it stands is in the history. Once it is trained, trials can" + " be compared with it.",
                "Train it")) {
            actions.trainPreset(spec);
        }
    }

    @FXML
    private void onNew() {
        edit(SearchDraft.fresh(assignment()));
    }

    @FXML
    private void onDuplicate() {
        SearchChoice choice = model.chosenProperty().get();
        if (choice != null) {
            edit(SearchDraft.copyOf(assignment(), choice.search()));
        }
    }

    @FXML
    private void onEdit() {
        SearchChoice choice = model.chosenProperty().get();
        if (choice != null && choice.own()) {
            edit(SearchDraft.of(assignment(), choice.search()));
        }
    }

    @FXML
    private void onRemove() {
        SearchChoice choice = model.chosenProperty().get();
        if (choice != null
                && choice.own()
                && Dialogs.confirm(
                        root.getScene().getWindow(),
                        "Delete this search?",
                        choice.search().title() + "\n\nWhat it has run stays on the disk.",
                        "Delete")) {
            model.deleteSearch(choice);
        }
    }

    @FXML
    private void onDeleteExecution() {
        Execution execution = model.executionProperty().get();
        if (execution != null
                && Dialogs.confirm(
                        root.getScene().getWindow(),
                        "Delete this execution?",
                        execution + "\n\nIts trials, runs and models are removed from the disk. This cannot be undone.",
                        "Delete")) {
            model.delete(execution);
        }
    }

    private Assignment assignment() {
        return Objects.requireNonNull(model.assignmentProperty().get());
    }

    private void edit(SearchDraft draft) {
        Search made = SearchEditor.edit(root.getScene().getWindow(), draft);
        if (made != null) {
            model.save(made);
        }
    }
}
