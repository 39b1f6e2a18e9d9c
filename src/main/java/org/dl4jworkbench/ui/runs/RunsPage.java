package org.dl4jworkbench.ui.runs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.dl4jworkbench.lab.Preferences.HistoryView;
import org.dl4jworkbench.lab.RunSession;
import org.dl4jworkbench.lab.history.HistoryReading;
import org.dl4jworkbench.lab.history.RunQuery;
import org.dl4jworkbench.lab.history.RunsTable;
import org.dl4jworkbench.ui.chart.DialogFileChoice;
import org.dl4jworkbench.ui.chart.FigureMenu;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Basket;
import org.dl4jworkbench.ui.common.Dialogs;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.Folders;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Nodes;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.Poll;
import org.dl4jworkbench.ui.common.ProblemList;
import org.dl4jworkbench.ui.common.RunAgain;
import org.dl4jworkbench.ui.common.RunIndex;
import org.dl4jworkbench.ui.common.Services;
import org.dl4jworkbench.ui.common.WindowNotices;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** The history: bindings and handlers of the table of run directories. */
public final class RunsPage implements Page {
    private final Services services;
    private final Navigator navigator;
    private final RunIndex index;
    private final Background background;
    private final RunsModel model;
    private final RunAgain again;
    private final Poll poll;
    private int looks;
    private final Label nothing = new Label();
    private final Parent root;

    @FXML
    private Label count;

    @FXML
    private CheckBox experiments;

    @FXML
    private CheckBox archived;

    @FXML
    private Label queryHelp;

    @FXML
    private Button queryFields;

    @FXML
    private TextField filter;

    @FXML
    private ProblemList problems;

    @FXML
    private RunTable table;

    @FXML
    private Pane empty;

    @FXML
    private RunDetail detail;

    @FXML
    private Pane export;

    public RunsPage(Services services, Navigator navigator, RunIndex index) {
        this.services = services;
        this.navigator = navigator;
        this.index = index;
        background = Background.on(services.background());
        model = new RunsModel(
                index,
                new HistoryReading(services.assignments()),
                () -> services.launcher().live().stream().map(RunSession::data).toList(),
                background,
                services.preferences());
        // Runs of other programs go on too; what has not changed is not read again.
        poll = new Poll(Duration.ofMillis(500), () -> {
            model.tick();
            if (++looks % 4 == 0) {
                index.refresh();
            }
        });
        again = new RunAgain(services, navigator);
        root = Fxml.load("runs", this);
    }

    @FXML
    private void initialize() {
        model.filterProperty().bind(filter.textProperty());
        experiments.selectedProperty().bindBidirectional(model.experimentsProperty());
        archived.selectedProperty().bindBidirectional(model.archivedProperty());
        model.queryProblemProperty().addListener((observable, old, now) -> showQueryProblem(now));
        showQueryProblem(null);
        queryFields.setTooltip(new Tooltip(RunQuery.HELP));
        queryFields.setOnAction(event -> {
            Tooltip help = queryFields.getTooltip();
            Bounds place = queryFields.localToScreen(queryFields.getBoundsInLocal());
            help.show(queryFields, place.getMinX() - 300, place.getMaxY() + 4);
        });
        table.show(model.shown());
        table.setPlaceholder(nothing);
        HistoryView view = services.preferences().get().history();
        table.hideColumns(view == null ? RunColumns.HIDDEN : view.hidden(), this::rememberColumns);
        // Folded away, only the runs of experiments with a single run are left, which need no column.
        model.experimentsProperty().addListener((observable, old, now) -> table.column("experiment")
                .setVisible(now));
        table.onOpened(row -> navigator.openRun(row.directory()));
        table.onDeleted(this::delete);
        table.onCompared(this::compare);
        table.onStarred(row -> model.say(
                selected().contains(row) ? selected() : List.of(row),
                notes -> notes.withStar(!row.facts().notes().star())));
        table.setContextMenu(menu());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunRow>)
                change -> detail.show(selected()));
        detail.on(new RunDetail.Actions(
                this::open,
                this::resume,
                this::compare,
                this::reveal,
                () -> selected().forEach(row -> Folders.copy(row.directory().path())),
                this::delete,
                model::say,
                model::knownTags,
                model::setProblem));
        detail.addAgain(again.button(
                "history-again",
                () -> selected().size() == 1 ? selected().get(0).directory() : null));
        detail.show(List.of());
        export.getChildren()
                .setAll(new FigureMenu(
                        () -> RunsTable.of(table.getItems().stream()
                                .map(row -> row.facts().run())
                                .toList()),
                        new DialogFileChoice(services.places().user()),
                        new WindowNotices(navigator, new Basket(services.writeUp(), navigator))));
        empty.getChildren()
                .setAll(new EmptyState(
                                MaterialDesignF.FORMAT_LIST_BULLETED,
                                "No run yet",
                                "Every training leaves a run here: its curves, its network and what it was made with.")
                        .withAction("Choose an assignment", navigator::showAssignments));
        model.rows().addListener((ListChangeListener<RunRow>) change -> showExtent());
        model.shown().addListener((ListChangeListener<RunRow>) change -> showExtent());
        model.loadedProperty().addListener(observable -> showExtent());
        showExtent();
        index.problemProperty().addListener((observable, old, now) -> showProblems());
        index.unreadableProperty().addListener((observable, old, now) -> showProblems());
        model.problemProperty().addListener((observable, old, now) -> showProblems());
        showProblems();
    }

    private List<RunRow> selected() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(row -> row != null)
                .toList();
    }

    private void showExtent() {
        boolean none = model.rows().isEmpty();
        table.setVisible(!none);
        empty.setVisible(none && model.loadedProperty().get());
        filter.setDisable(none);
        export.setDisable(none);
        int all = model.rows().size();
        int shown = model.shown().size();
        count.setText(shown == all ? String.valueOf(all) : shown + " of " + all);
        count.setVisible(!none);
        int behind = model.foundBehindToggles();
        String more = behind + " more are archived, or belong to experiments that are not shown";
        count.setTooltip(behind == 0 ? null : new Tooltip(more));
        nothing.setText("No run matches the filter" + (behind == 0 ? "" : "; " + more));
    }

    private void showProblems() {
        List<Throwable> shown = new ArrayList<>();
        Stream.of(index.problemProperty(), model.problemProperty())
                .flatMap(property -> Stream.ofNullable(property.get()))
                .forEach(shown::add);
        shown.addAll(ProblemList.few(index.unreadableProperty().get()));
        problems.show(shown);
    }

    private void showQueryProblem(@Nullable Throwable problem) {
        queryHelp.setText(problem == null ? "" : problem.getMessage());
        Nodes.show(queryHelp, problem != null);
    }

    private void rememberColumns() {
        services.preferences()
                .set(services.preferences()
                        .get()
                        .withHistory(new HistoryView(model.experimentsProperty().get(), table.hiddenColumns())));
    }

    private ContextMenu menu() {
        return new ContextMenu(
                item("Open", this::open),
                item("Compare", this::compare),
                item("Compare all of its experiment", () -> compare(model.wholeExperiments(selected()))),
                new SeparatorMenuItem(),
                item("Star", () -> model.say(selected(), notes -> notes.withStar(true))),
                item("Archive", () -> model.say(selected(), notes -> notes.withArchived(true))),
                item("Show folder", this::reveal),
                item("Delete…", this::delete));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = Nodes.literal(new MenuItem(text));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void open() {
        selected().stream().limit(1).forEach(row -> navigator.openRun(row.directory()));
    }

    private void reveal() {
        selected().stream()
                .limit(1)
                .forEach(row -> Folders.reveal(row.directory().path(), background, model::setProblem));
    }

    private void compare() {
        compare(selected());
    }

    private void compare(List<RunRow> runs) {
        if (!runs.isEmpty()) {
            navigator.compare(runs.stream().map(RunRow::directory).toList());
        }
    }

    private void resume() {
        for (RunRow row : selected()) {
            model.resume(
                    row,
                    run -> services.launcher().resume(run, services.dataFolder()),
                    () -> navigator.openRun(row.directory()));
        }
    }

    private void delete() {
        List<RunRow> doomed = selected();
        if (doomed.isEmpty()) {
            return;
        }
        if (!RunsModel.mayDelete(doomed)) {
            model.delete(doomed);
            return;
        }
        String title = doomed.size() == 1 ? "Delete this run?" : "Delete " + doomed.size() + " runs?";
        String text = doomed.stream()
                .limit(8)
                .map(row -> row.directory().name())
                .collect(java.util.stream.Collectors.joining("\n"));
        String more = doomed.size() > 8 ? "\nand " + (doomed.size() - 8) + " more" : "";
        String what = "\n\nCurves, checkpoints and models are removed from the disk. This cannot be undone.";
        if (Dialogs.confirm(table.getScene().getWindow(), title, text + more + what, "Delete")) {
            model.delete(doomed);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        poll.start();
        table.requestFocus();
    }

    @Override
    public void refresh() {
        model.clearProblem();
    }

    @Override
    public void hidden() {
        poll.stop();
        model.clearProblem();
    }
}
