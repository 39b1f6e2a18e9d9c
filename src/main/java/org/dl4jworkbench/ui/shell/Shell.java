package org.dl4jworkbench.ui.shell;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.StatusBar;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Nodes;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.Poll;
import org.dl4jworkbench.ui.common.Services;
import org.dl4jworkbench.ui.common.StatusLook;
import org.jspecify.annotations.Nullable;

/** The frame of the window: navigation on the left, one page, the status bar. */
public final class Shell implements Navigator {
    /** How often the live runs are looked at; a person reads "4 min left" no faster. */
    private static final Duration POLL = Duration.ofMillis(1000);

    /** So long a page that shows a training may take to its next look, and brings the status bar up to date with it. */
    private static final long PATIENCE_NANOS = 2_500_000_000L;

    private final Services services;
    private final ShellModel model;
    private final Pages pages;
    private final NoticePane notices = new NoticePane();
    private final Poll poll;
    private final Parent root;
    private @Nullable Page current;
    private @Nullable PageWarmUp warmUp;
    private long lastUpdate = System.nanoTime() - PATIENCE_NANOS;

    @FXML
    private ToggleButton assignmentsItem;

    @FXML
    private ToggleButton runsItem;

    @FXML
    private ToggleButton compareItem;

    @FXML
    private ToggleButton dataItem;

    @FXML
    private ToggleButton writeUpItem;

    @FXML
    private ToggleButton settingsItem;

    @FXML
    private Label runningName;

    @FXML
    private Label recentName;

    @FXML
    private Pane runningLinks;

    @FXML
    private Pane recentLinks;

    @FXML
    private ImageView logo;

    @FXML
    private StackPane content;

    @FXML
    private StackPane noticeArea;

    @FXML
    private StatusBar statusBar;

    public Shell(Services services) {
        this.services = services;
        pages = new Pages(services, this);
        model = new ShellModel(pages::liveRuns, pages.index());
        poll = new Poll(POLL, () -> {
            if (System.nanoTime() - lastUpdate > PATIENCE_NANOS) {
                model.tick();
            }
        });
        root = Fxml.load("shell", this);
    }

    @FXML
    private void initialize() {
        logo.setImage(AppIcon.image(64));
        noticeArea.getChildren().add(notices);
        StatusBarItems.fill(statusBar, model, services.dark(), pages.datasetTitles());
        showLinks(model.runningProperty().get(), runningName, runningLinks);
        showLinks(model.recentProperty().get(), recentName, recentLinks);
        model.runningProperty().addListener((o, old, links) -> showLinks(links, runningName, runningLinks));
        model.recentProperty().addListener((o, old, links) -> showLinks(links, recentName, recentLinks));
    }

    private void showLinks(List<RunLink> links, Label name, Pane box) {
        name.setVisible(!links.isEmpty());
        name.setManaged(!links.isEmpty());
        box.getChildren().setAll(links.stream().map(this::item).toList());
    }

    private Button item(RunLink link) {
        Button item = Nodes.literal(
                new Button(link.title(), StatusLook.of(link.status()).icon()));
        item.getStyleClass().addAll("nav-item", "run-link");
        item.setTextOverrun(OverrunStyle.ELLIPSIS);
        Nodes.tip(item, link.title() + ", " + StatusLook.of(link.status()).word() + "\n" + link.folder());
        item.setOnAction(event -> openRun(link.directory()));
        return item;
    }

    /** The window's content. */
    public Parent root() {
        return root;
    }

    /** Starts looking at the disk and at live runs; called once the window is on the screen. */
    void start() {
        pages.index().refresh();
        pages.readDatasetTitles();
        poll.start();
        PageWarmUp warming = new PageWarmUp(pages.others(), root.getScene().getStylesheets());
        warmUp = warming;
        // A table without rows would make its cells at the first visit.
        pages.index().loadedProperty().addListener(observable -> warming.start());
    }

    /** Ends polling, for the end of the window. */
    void stop() {
        poll.stop();
        if (warmUp != null) {
            warmUp.stop();
        }
        if (current != null) {
            current.hidden();
            current = null;
        }
    }

    /** Where uncaught errors are shown. */
    Consumer<Throwable> errors() {
        return notices::showError;
    }

    /** Reads again what the page in view shows. */
    void refresh() {
        pages.index().refresh();
        if (current != null) {
            current.refresh();
        }
    }

    @FXML
    @Override
    public void showAssignments() {
        show(pages.assignments(), assignmentsItem);
    }

    @FXML
    @Override
    public void showRuns() {
        show(pages.runs(), runsItem);
    }

    @FXML
    void showCompare() {
        compare(List.of());
    }

    @Override
    public void compare(List<RunDirectory> runs) {
        pages.compare().open(runs);
        show(pages.compare(), compareItem);
    }

    @FXML
    @Override
    public void showData() {
        show(pages.data(), dataItem);
    }

    @FXML
    @Override
    public void showWriteUp() {
        show(pages.writeUp(), writeUpItem);
    }

    @FXML
    @Override
    public void showSettings() {
        show(pages.settings(), settingsItem);
    }

    @Override
    public void openAssignment(String assignmentId) {
        pages.assignment().open(services.assignments().get(assignmentId));
        show(pages.assignment(), assignmentsItem);
    }

    @Override
    public void openRun(RunDirectory run) {
        pages.assignment().open(run);
        show(pages.assignment(), assignmentsItem);
    }

    @Override
    public void openExperiment(ExperimentDirectory experiment) {
        pages.assignment().open(experiment);
        show(pages.assignment(), assignmentsItem);
    }

    @Override
    public void updated() {
        lastUpdate = System.nanoTime();
        model.tick();
    }

    @Override
    public void tell(String news) {
        notices.showNews(news);
    }

    @Override
    public void tell(String news, String label, Runnable action) {
        notices.showNews(news, label, action);
    }

    @Override
    public void tell(Throwable problem) {
        notices.showError(problem);
    }

    private void show(Page page, ToggleButton item) {
        item.setSelected(true);
        if (page == current) {
            return;
        }
        if (current != null) {
            current.hidden();
        }
        if (current != null) {
            // Runs come and go outside this window too.
            pages.index().refresh();
        }
        current = page;
        content.getChildren().setAll(page.root());
        page.shown();
    }
}
