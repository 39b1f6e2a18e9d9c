package org.dl4jworkbench.ui.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.lab.compare.Comparison;
import org.dl4jworkbench.lab.compare.CurveFigures;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.chart.DialogFileChoice;
import org.dl4jworkbench.ui.chart.FigureMenu;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Basket;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Nodes;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.Poll;
import org.dl4jworkbench.ui.common.ProblemList;
import org.dl4jworkbench.ui.common.Services;
import org.dl4jworkbench.ui.common.WindowNotices;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Runs over one another: bindings and handlers. */
public final class ComparePage implements Page {
    private final Services services;
    private final Navigator navigator;
    private final CompareModel model;
    private final CurvesCard curves;
    private final CurveList list;
    private final Poll poll;
    private final Parent root;

    @FXML
    private Label count;

    @FXML
    private CheckBox grouped;

    @FXML
    private ProblemList problems;

    @FXML
    private Label notices;

    @FXML
    private Pane content;

    @FXML
    private VBox runs;

    @FXML
    private CheckBox all;

    @FXML
    private TabPane tabs;

    @FXML
    private Pane empty;

    public ComparePage(Services services, Navigator navigator) {
        this.services = services;
        this.navigator = navigator;
        model = new CompareModel(Background.on(services.background()));
        curves = new CurvesCard(model, services.dark(), this::menu);
        list = new CurveList(model, navigator, curves.hidden(), curves::highlight);
        poll = new Poll(Duration.ofSeconds(1), model::tick);
        root = Fxml.load("compare", this);
    }

    /** What stands beside a figure: copy, export, pin. */
    interface Menus {
        FigureMenu of(java.util.function.Supplier<@Nullable Exhibit> source);
    }

    private FigureMenu menu(java.util.function.Supplier<@Nullable Exhibit> source) {
        return new FigureMenu(
                source,
                new DialogFileChoice(services.places().user()),
                new WindowNotices(navigator, new Basket(services.writeUp(), navigator)));
    }

    @FXML
    private void initialize() {
        runs.getChildren().add(list);
        grouped.selectedProperty().bindBidirectional(model.groupedProperty());
        tabs.getTabs()
                .setAll(
                        tab("Curves", curves),
                        tab("Scores", new ScoresCard(model, this::menu)),
                        tab("Settings", new SettingsCard(model, this::menu)),
                        tab("Confusion", new ConfusionCard(model, services.dark(), this::menu)),
                        tab("Weights", new WeightsCard(model, curves.hidden(), services.dark(), this::menu)));
        all.setOnAction(event -> {
            if (all.isSelected()) {
                curves.hidden().clear();
            } else {
                curves.hidden().addAll(model.names());
            }
            list.refresh();
        });
        curves.hidden().addListener((SetChangeListener<String>) change -> showTicks());
        empty.getChildren()
                .setAll(new EmptyState(
                                MaterialDesignC.CHART_MULTILINE,
                                "Nothing to compare yet",
                                "Select runs in the list of runs and press Compare (Ctrl+D); or compare all runs of an experiment.")
                        .withAction("Choose runs", navigator::showRuns));
        model.comparisonProperty().addListener((observable, old, now) -> show(now));
        model.curvesProperty().addListener((observable, old, now) -> showRows());
        model.problemProperty().addListener((observable, old, now) -> problems.show(now));
        problems.show((Throwable) null);
        show(model.comparisonProperty().get());
    }

    private static Tab tab(String title, Parent content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    /** Compares runs from now on; none leaves what is shown. */
    public void open(List<RunDirectory> chosen) {
        if (!chosen.isEmpty()) {
            curves.hidden().clear();
            model.compare(chosen);
        }
    }

    CompareModel model() {
        return model;
    }

    private void show(Comparison now) {
        boolean none = now.runs().isEmpty();
        Nodes.show(content, !none);
        Nodes.show(empty, none);
        count.setText(
                now.groups().size() < now.runs().size()
                        ? now.runs().size() + " runs in " + now.groups().size()
                                + (now.groups().size() == 1 ? " group" : " groups")
                        : String.valueOf(now.runs().size()));
        count.setVisible(!none);
        grouped.setDisable(!now.hasSamples());
        notices.setText(String.join("\n", now.notices()));
        Nodes.show(notices, !now.notices().isEmpty());
        showRows();
    }

    private void showRows() {
        CurveFigures.Drawn drawn = model.curvesProperty().get();
        List<CurveList.Row> rows = new ArrayList<>();
        if (model.groupedProperty().get() && drawn != null) {
            for (CurveFigures.Group each : drawn.groups()) {
                rows.add(new CurveList.Row(each.name(), each.first().colour(), each.first(), true));
            }
        } else {
            model.comparisonProperty()
                    .get()
                    .runs()
                    .forEach(run -> rows.add(new CurveList.Row(run.label(), run.colour(), run, false)));
        }
        list.show(rows);
        showTicks();
    }

    private void showTicks() {
        long hidden = list.getItems().stream()
                .filter(row -> curves.hidden().contains(row.name()))
                .count();
        all.setIndeterminate(hidden > 0 && hidden < list.getItems().size());
        if (!all.isIndeterminate()) {
            all.setSelected(hidden == 0);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.tick();
        poll.start();
    }

    @Override
    public void hidden() {
        poll.stop();
    }

    @Override
    public void refresh() {
        model.reload();
    }
}
