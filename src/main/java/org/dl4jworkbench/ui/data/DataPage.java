package org.dl4jworkbench.ui.data;

import java.util.HashMap;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Folders;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.ProblemList;
import org.dl4jworkbench.ui.common.Services;
import org.jspecify.annotations.Nullable;

/** The data sets of this machine: a card for each. */
public final class DataPage implements Page {
    private final FolderChoices choices;
    private final DataModel model;
    private final Map<DataModel.Item, Node> cardOf = new HashMap<>();
    private final Parent root;
    private @Nullable Throwable refused;

    @FXML
    private Label folder;

    @FXML
    private Button reset;

    @FXML
    private ProblemList problems;

    @FXML
    private Pane cards;

    public DataPage(Services services, Navigator navigator) {
        choices = new FolderChoices(services.places(), services.preferences());
        model = new DataModel(services::datasets, Background.on(services.background()));
        root = Fxml.load("data", this);
    }

    @FXML
    private void initialize() {
        model.itemsProperty().addListener(observable -> showItems());
        model.problemProperty().addListener(observable -> showProblems());
        showFolder();
    }

    private void showItems() {
        Map<DataModel.Item, Node> kept = new HashMap<>();
        for (DataModel.Item item : model.itemsProperty().get()) {
            Node known = cardOf.get(item);
            kept.put(item, known == null ? new DatasetCard(item) : known);
        }
        cardOf.clear();
        cardOf.putAll(kept);
        cards.getChildren()
                .setAll(model.itemsProperty().get().stream().map(kept::get).toList());
    }

    private void showProblems() {
        problems.show(refused, model.problemProperty().get());
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
        refused = null;
        try {
            choices.chooseData(chosen);
        } catch (WorkbenchException e) {
            refused = e;
        }
        showProblems();
        showFolder();
        model.refresh();
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
        model.refresh();
    }
}
