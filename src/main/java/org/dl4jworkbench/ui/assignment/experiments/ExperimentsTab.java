package org.dl4jworkbench.ui.assignment.experiments;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.experiment.ExperimentExhibits;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.lab.experiment.Quantity;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.AssignmentTab;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.experiments.ExperimentsModel.Shown;
import org.dl4jworkbench.ui.chart.FigureMenu;
import org.dl4jworkbench.ui.common.Dialogs;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Fxml;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** The tab of an assignment's experiments: choose one, run it, watch its queue, read its table and curves. */
public final class ExperimentsTab implements AssignmentTab {
    private static final double MOST_TABLE_HEIGHT = 264;
    private static final int MOST_SEEDS = 100;
    private static final List<String> LOOKS = List.of("good", "bad", "busy", "quiet");

    private final ExperimentsModel model;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final Consumer<RunDirectory> openRun;
    private final Consumer<List<RunDirectory>> compareRuns;
    private final ResultsTable results = new ResultsTable();
    private final QueueTable queue;
    private final FigureMenu tableMenu;
    private final CurvesCard first;
    private final CurvesCard second;
    private final OutOfFoldPane outOfFold;
    private final Parent root;
    private boolean showing;

    @FXML
    private StackPane empty;

    @FXML
    private HBox content;

    @FXML
    private ListView<Choice> list;

    @FXML
    private Button duplicate;

    @FXML
    private Button edit;

    @FXML
    private Button remove;

    @FXML
    private Pane problems;

    @FXML
    private Label title;

    @FXML
    private Label facts;

    @FXML
    private ComboBox<Execution> executions;

    @FXML
    private Button compare;

    @FXML
    private Button deleteExecution;

    @FXML
    private Label note;

    @FXML
    private HBox startLine;

    @FXML
    private Spinner<Integer> seeds;

    @FXML
    private Spinner<Integer> folds;

    @FXML
    private Spinner<Integer> parallel;

    @FXML
    private TextField changes;

    @FXML
    private Button resumeLeft;

    @FXML
    private Button start;

    @FXML
    private HBox runLine;

    @FXML
    private Region dot;

    @FXML
    private Label state;

    @FXML
    private ProgressBar bar;

    @FXML
    private Label parallelText;

    @FXML
    private Spinner<Integer> parallelNow;

    @FXML
    private Button pause;

    @FXML
    private Button resume;

    @FXML
    private Button stop;

    @FXML
    private HBox tableHead;

    @FXML
    private ToggleGroup viewGroup;

    @FXML
    private ToggleButton showTable;

    @FXML
    private ToggleButton showQueue;

    @FXML
    private ToggleButton showFolds;

    @FXML
    private Label basis;

    @FXML
    private StackPane tablePlace;

    @FXML
    private HBox charts;

    /**
     * @param openRun shows a run in Train and Result
     * @param compareRuns lays runs over one another
     */
    public ExperimentsTab(
            ExperimentsModel model,
            ObservableBooleanValue dark,
            Exports exports,
            Consumer<RunDirectory> openRun,
            Consumer<List<RunDirectory>> compareRuns) {
        this.model = model;
        this.dark = dark;
        this.exports = exports;
        this.openRun = openRun;
        this.compareRuns = compareRuns;
        queue = new QueueTable(new RowCommands());
        tableMenu = exports.menu(this::table);
        first = new CurvesCard(
                "experiment-curves-1",
                List.of(Quantity.VALIDATION_ACCURACY, Quantity.TEST_LOSS),
                this.dark,
                this.exports);
        second = new CurvesCard("experiment-curves-2", List.of(Quantity.TRAIN_LOSS), this.dark, this.exports);
        outOfFold = new OutOfFoldPane(model.outOfFold(), dark, exports);
        HBox.setHgrow(outOfFold, Priority.ALWAYS);
        root = Fxml.load("assignment-experiments", this);
    }

    private final class RowCommands implements QueueTable.Handler {
        @Override
        public void move(QueueRow row, int by) {
            model.move(row, by);
        }

        @Override
        public void skip(QueueRow row) {
            model.skip(row);
        }

        @Override
        public void retry(QueueRow row, boolean fromStart) {
            model.retry(row, fromStart);
        }

        @Override
        public void open(QueueRow row) {
            Execution execution = model.executionProperty().get();
            if (execution != null) {
                execution.directory().run(row.item()).ifPresent(openRun);
            }
        }
    }

    @Override
    public String title() {
        return "Experiments";
    }

    @Override
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        empty.getChildren()
                .add(new EmptyState(
                                MaterialDesignF.FLASK_OUTLINE,
                                "No experiment yet",
                                "An experiment runs a preset with several settings of one or more fields and compares them in one"
                                        + " table and one figure.")
                        .withAction("New experiment", this::onNew));
        list.setCellFactory(ignored -> new ChoiceCell());
        list.setPrefHeight(120);
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
        seeds.setValueFactory(new IntegerSpinnerValueFactory(1, MOST_SEEDS, 1));
        folds.setValueFactory(new IntegerSpinnerValueFactory(1, Fold.MOST, 1));
        parallel.setValueFactory(new IntegerSpinnerValueFactory(1, model.cores(), 1));
        parallelNow.setValueFactory(new IntegerSpinnerValueFactory(1, model.cores(), 1));
        parallelNow.valueProperty().addListener((observable, old, now) -> {
            if (!showing) {
                model.setParallel(now);
            }
        });
        viewGroup.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                viewGroup.selectToggle(old);
            } else {
                showView();
            }
        });
        tableHead.getChildren().add(tableMenu);
        tablePlace.getChildren().setAll(results, queue);
        charts.getChildren().setAll(first, second, outOfFold);
        model.outOfFold().partsProperty().addListener(observable -> showView());
        model.choicesProperty().addListener(observable -> showChoices());
        model.chosenProperty().addListener(observable -> showChosen());
        model.executionsProperty().addListener(observable -> showExecutions());
        model.executionProperty().addListener(observable -> showExecutions());
        model.shownProperty().addListener(observable -> showExecution());
        model.startingProperty().addListener(observable -> showExecution());
        model.problemProperty().addListener((observable, old, now) -> showProblem(now));
        showChoices();
        showChosen();
        showExecutions();
        showProblem(null);
    }

    /** The curves, or what the folds' networks say of the training examples, which takes the place of the table too. */
    private void showLower(boolean folds) {
        show(tablePlace, !folds);
        show(first, !folds);
        show(second, !folds);
        show(outOfFold, folds);
        model.outOfFold().want(folds);
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
        List<Choice> choices = model.choicesProperty().get();
        quietly(() -> {
            list.getItems().setAll(choices);
            list.getSelectionModel().select(model.chosenProperty().get());
        });
        show(content, !choices.isEmpty());
        show(empty, choices.isEmpty());
    }

    private void showChosen() {
        Choice choice = model.chosenProperty().get();
        quietly(() -> list.getSelectionModel().select(choice));
        duplicate.setDisable(choice == null || choice.ofRun());
        edit.setDisable(choice == null || !choice.own());
        remove.setDisable(choice == null || !choice.own());
        if (choice != null) {
            title.setText(choice.experiment().title());
            facts.setText((choice.ofRun() ? "" : "preset " + choice.experiment().preset() + " · ") + choice.facts());
            note.setText(choice.experiment().note());
            show(note, !choice.experiment().note().isBlank());
            note.setTooltip(new Tooltip(choice.experiment().note()));
            seeds.getValueFactory().setValue(choice.experiment().seeds());
            folds.getValueFactory().setValue(choice.experiment().folds());
            changes.setDisable(choice.ofRun());
        }
        showExecution();
    }

    private void showExecutions() {
        List<Execution> found = model.executionsProperty().get();
        quietly(() -> {
            executions.getItems().setAll(found);
            executions.setValue(model.executionProperty().get());
        });
        show(executions, !found.isEmpty());
        show(deleteExecution, !found.isEmpty());
        show(compare, !found.isEmpty());
        showExecution();
    }

    private void showExecution() {
        Shown shown = model.shownProperty().get();
        Choice choice = model.chosenProperty().get();
        Assignment assignment = model.assignmentProperty().get();
        QueueActions actions = shown == null ? null : shown.actions();
        boolean live = actions != null && (actions.stop() || actions.look().equals("busy"));
        show(startLine, !live);
        show(runLine, live || left(actions));
        boolean left = left(actions);
        show(resumeLeft, left);
        primary(resumeLeft, left);
        primary(start, !left);
        start.setText(model.startingProperty().get() ? "Checking …" : shown == null ? "Run experiment" : "Run again");
        start.setDisable(model.startingProperty().get());
        deleteExecution.setDisable(live);
        if (actions != null && shown != null) {
            state.setText(actions.state());
            dot.getStyleClass().removeAll(LOOKS);
            dot.getStyleClass().add(actions.look());
            bar.setProgress(actions.fraction());
            show(pause, actions.pause());
            show(resume, actions.resume());
            show(stop, actions.stop());
            show(parallelText, actions.stop());
            show(parallelNow, actions.stop());
            quietly(() -> parallelNow.getValueFactory().setValue(shown.record().parallel()));
            queue.show(shown.queue());
            results.show(shown.table(), liveStates(shown));
            first.show(shown.curves(), shown.curves().task());
            second.show(shown.curves(), shown.curves().task());
        } else if (choice != null && assignment != null) {
            queue.show(List.of());
            results.show(plan(assignment, choice), Map.of());
            first.show(null, assignment.task());
            second.show(null, assignment.task());
        }
        showQueue.setDisable(shown == null);
        if (shown == null) {
            showTable.setSelected(true);
        }
        showView();
    }

    private static boolean left(@Nullable QueueActions actions) {
        return actions != null && actions.continues();
    }

    /** Where a setting has one run, what that run does says more than a count. */
    private static Map<String, String> liveStates(Shown shown) {
        return shown.record().experiment().seeds() * shown.record().experiment().folds() > 1
                ? Map.of()
                : shown.queue().stream()
                        .collect(Collectors.toMap(row -> row.item().variation(), QueueRow::state, (a, b) -> a));
    }

    private void showView() {
        boolean folds = !model.outOfFold().partsProperty().get().isEmpty();
        show(showFolds, folds);
        if (!folds && showFolds.isSelected()) {
            showTable.setSelected(true);
        }
        showLower(showFolds.isSelected());
        boolean table = !showQueue.isSelected();
        results.setVisible(table);
        queue.setVisible(!table);
        basis.setText(
                showFolds.isSelected()
                        ? "what each network says of the examples that it did not train on"
                        : table
                                ? "figures of each run's best epoch, chosen by validation loss"
                                : "in the order in which they run; double click opens a run");
        double height = Math.min(MOST_TABLE_HEIGHT, results.wholeHeight());
        tablePlace.setMinHeight(height);
        tablePlace.setPrefHeight(height);
    }

    private void showProblem(@Nullable Throwable problem) {
        problems.getChildren().clear();
        if (problem != null) {
            problems.getChildren().add(new ErrorCard(problem));
        }
        show(problems, problem != null);
    }

    private @Nullable Table table() {
        Shown shown = model.shownProperty().get();
        if (shown != null) {
            return ExperimentExhibits.table(
                    new ExperimentTable(shown.table().title(), shown.table().task(), List.copyOf(results.getItems())));
        }
        Choice choice = model.chosenProperty().get();
        Assignment assignment = model.assignmentProperty().get();
        return choice == null || assignment == null ? null : ExperimentExhibits.table(plan(assignment, choice));
    }

    /** What stands in the table before anything has run; of a run's queue the catalogue knows no settings. */
    private static ExperimentTable plan(Assignment assignment, Choice choice) {
        return choice.ofRun()
                ? new ExperimentTable(choice.experiment().title(), assignment.task(), List.of())
                : PlanTable.of(assignment, choice.experiment());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static void primary(Button button, boolean is) {
        button.getStyleClass().removeIf("primary-action"::equals);
        if (is) {
            button.getStyleClass().add("primary-action");
        }
    }

    @FXML
    private void onStart() {
        model.start(
                seeds.getValue(),
                folds.getValue(),
                parallel.getValue(),
                Stream.of(changes.getText().split("[,;\\s]+"))
                        .filter(each -> !each.isBlank())
                        .toList());
    }

    @FXML
    private void onResume() {
        model.resume();
    }

    @FXML
    private void onPause() {
        model.pause();
    }

    @FXML
    private void onStop() {
        model.stop();
    }

    @FXML
    private void onCompare() {
        Execution execution = model.executionProperty().get();
        ExperimentsModel.Shown shown = model.shownProperty().get();
        if (execution != null && shown != null) {
            List<RunDirectory> begun = shown.queue().stream()
                    .flatMap(row -> execution.directory().run(row.item()).stream())
                    .toList();
            if (!begun.isEmpty()) {
                compareRuns.accept(begun);
            }
        }
    }

    @FXML
    private void onCsv() {
        tableMenu.exportAs(Format.CSV);
    }

    @FXML
    private void onMarkdown() {
        tableMenu.exportAs(Format.MARKDOWN);
    }

    @FXML
    private void onLatex() {
        tableMenu.exportAs(Format.LATEX);
    }

    @FXML
    private void onNew() {
        Assignment assignment =
                Objects.requireNonNull(model.assignmentProperty().get());
        edit(ExperimentDraft.fresh(assignment));
    }

    @FXML
    private void onDuplicate() {
        Choice choice = model.chosenProperty().get();
        if (choice != null) {
            edit(ExperimentDraft.copyOf(assignment(), choice.experiment(), ids()));
        }
    }

    @FXML
    private void onEdit() {
        Choice choice = model.chosenProperty().get();
        if (choice != null && choice.own()) {
            edit(ExperimentDraft.of(assignment(), choice.experiment()));
        }
    }

    @FXML
    private void onRemove() {
        Choice choice = model.chosenProperty().get();
        if (choice != null
                && choice.own()
                && Dialogs.confirm(
                        root.getScene().getWindow(),
                        "Delete this experiment?",
                        choice.experiment().title() + "\n\nWhat it has run stays on the disk.",
                        "Delete")) {
            model.deleteExperiment(choice);
        }
    }

    @FXML
    private void onDeleteExecution() {
        Execution execution = model.executionProperty().get();
        if (execution != null
                && Dialogs.confirm(
                        root.getScene().getWindow(),
                        "Delete this execution?",
                        execution + "\n\nIts runs, curves and models are removed from the disk. This cannot be undone.",
                        "Delete")) {
            model.delete(execution);
        }
    }

    private Assignment assignment() {
        return Objects.requireNonNull(model.assignmentProperty().get());
    }

    private List<String> ids() {
        return model.choicesProperty().get().stream()
                .map(each -> each.experiment().id())
                .toList();
    }

    private void edit(ExperimentDraft draft) {
        Experiment made = ExperimentEditor.edit(root.getScene().getWindow(), draft);
        if (made != null) {
            model.save(made);
        }
    }
}
