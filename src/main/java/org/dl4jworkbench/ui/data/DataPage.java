package org.dl4jworkbench.ui.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.chart.DialogFileChoice;
import org.dl4jworkbench.ui.chart.FigureMenu;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Basket;
import org.dl4jworkbench.ui.common.Folders;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.ProblemList;
import org.dl4jworkbench.ui.common.Services;
import org.dl4jworkbench.ui.common.WindowNotices;
import org.jspecify.annotations.Nullable;

/** The data sets: all of them to the left, the chosen one to the right. */
public final class DataPage implements Page {
    private final Services services;
    private final FolderChoices choices;
    private final Background background;
    private final DataModel model;
    private final Downloads downloads = Downloads.ofWindow();
    private final DetailPane detail;
    private final Parent root;
    private @Nullable Throwable refused;

    @FXML
    private Label folder;

    @FXML
    private Button reset;

    @FXML
    private ProblemList problems;

    @FXML
    private DatasetList list;

    @FXML
    private ScrollPane detailArea;

    public DataPage(Services services, Navigator navigator) {
        this.services = services;
        choices = new FolderChoices(services.places(), services.preferences());
        background = Background.on(services.background());
        model = new DataModel(services::datasets, background);
        DialogFileChoice files = new DialogFileChoice(services.places().user());
        detail = new DetailPane(
                new FigureCard(
                        services.dark(),
                        source -> new FigureMenu(
                                source,
                                files,
                                new WindowNotices(navigator, new Basket(services.writeUp(), navigator)))),
                new DataActions(model, downloads, this::dataRoot, this::window, background, this::refuse));
        root = Fxml.load("data", this);
    }

    @FXML
    private void initialize() {
        detailArea.setContent(detail);
        list.show(model, downloads, model::select);
        model.itemsProperty().addListener(observable -> showSelected());
        model.selectedProperty().addListener(observable -> {
            detailArea.setVvalue(0);
            showSelected();
        });
        downloads.statesProperty().addListener(observable -> showSelected());
        model.problemsProperty().addListener(observable -> showProblems());
        showFolder();
    }

    private void showSelected() {
        String id = model.selectedProperty().get();
        detail.show(model.selectedItem().orElse(null), id == null ? null : downloads.state(id));
    }

    private void showProblems() {
        List<Throwable> all = new ArrayList<>(model.problemsProperty().get());
        if (refused != null) {
            all.add(0, refused);
        }
        problems.show(all);
    }

    private void refuse(@Nullable Throwable problem) {
        refused = problem;
        showProblems();
    }

    private void showFolder() {
        String chosen = choices.data();
        folder.setText(chosen.isEmpty() ? "" : "searched first: " + chosen);
        folder.setTooltip(chosen.isEmpty() ? null : new Tooltip(chosen));
        reset.setVisible(!chosen.isEmpty());
        reset.setManaged(!chosen.isEmpty());
    }

    @FXML
    private void choose() {
        Folders.choose(root.getScene().getWindow(), "Folder with data sets", choices.data())
                .ifPresent(this::take);
    }

    @FXML
    private void reset() {
        take("");
    }

    private void take(String chosen) {
        refuse(null);
        try {
            choices.chooseData(chosen);
        } catch (WorkbenchException e) {
            refuse(e);
        }
        showFolder();
        model.refresh();
    }

    @FXML
    private void add() {
        AddSetModel adding = new AddSetModel(
                services::datasets,
                services.places().userDatasets(),
                model.itemsProperty().get().stream().map(DataModel.Item::id).collect(Collectors.toSet()),
                background);
        new AddSetDialog(adding, window(), model::refresh).show();
    }

    /** As for the command line: the chosen folder, or the user's own. */
    private Path dataRoot() {
        Path chosen = services.dataFolder();
        return chosen == null ? services.places().userDatasets() : chosen;
    }

    private @Nullable Window window() {
        return root.getScene().getWindow();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        showFolder();
        model.refresh();
    }

    @Override
    public void refresh() {
        refuse(null);
        model.refresh();
    }
}
