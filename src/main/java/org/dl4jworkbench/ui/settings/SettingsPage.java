package org.dl4jworkbench.ui.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import org.dl4jworkbench.lab.Backends;
import org.dl4jworkbench.lab.Doctor;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Folders;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.ProblemList;
import org.dl4jworkbench.ui.common.Services;

/** Bindings and handlers of the settings. A folder typed into a field is taken with Enter or when the field is left. */
public final class SettingsPage implements Page {
    private final Services services;
    private final SettingsModel model;
    private final Background background;
    private final Parent root;

    @FXML
    private ToggleButton light;

    @FXML
    private ToggleButton dark;

    @FXML
    private TextField runs;

    @FXML
    private TextField data;

    @FXML
    private CheckBox spare;

    @FXML
    private Label roots;

    @FXML
    private ProblemList problems;

    @FXML
    private Label notice;

    @FXML
    private GridPane versions;

    @FXML
    private Pane machine;

    public SettingsPage(Services services, Navigator navigator) {
        this.services = services;
        model = new SettingsModel(new FolderChoices(services.places(), services.preferences()));
        background = Background.on(services.background());
        root = Fxml.load("settings", this);
    }

    @FXML
    private void initialize() {
        showTheme();
        services.dark().addListener(observable -> showTheme());
        spare.setSelected(services.preferences().get().keepsSpareEngine());
        follow(runs, model.runsFolderProperty(), this::runsEntered);
        follow(data, model.dataFolderProperty(), this::dataEntered);
        roots.setText("Searched in this order: "
                + services.places().datasetRoots(null).stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(", ")));
        notice.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(model.noticeProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        model.problemProperty()
                .addListener((observable, old, problem) ->
                        problems.show(problem.stream().toList()));
        machine.getChildren().setAll(new MachineCard(new MachineModel(this::examine, background)));
        int row = 0;
        for (Map.Entry<String, String> version :
                Installed.lines(services.places().logs()).entrySet()) {
            Label name = new Label(version.getKey());
            name.getStyleClass().add("muted");
            versions.addRow(row++, name, new Label(version.getValue()));
        }
    }

    private static void follow(TextField field, ReadOnlyStringProperty folder, Runnable entered) {
        field.setText(folder.get());
        folder.addListener((observable, old, now) -> field.setText(now));
        ChangeListener<Boolean> left = (observable, had, has) -> {
            if (!has && !field.getText().equals(folder.get())) {
                entered.run();
            }
        };
        field.focusedProperty().addListener(left);
    }

    private Doctor.Report examine() {
        return Doctor.ofThisMachine(services.places(), Backends.ofThisProcess())
                .examine(services.dataFolder(), services.runsFolder());
    }

    private void showTheme() {
        light.setSelected(!services.dark().get());
        dark.setSelected(services.dark().get());
    }

    @FXML
    private void themeChosen() {
        services.dark().set(dark.isSelected());
        showTheme();
    }

    @FXML
    private void spareChosen() {
        services.preferences().set(services.preferences().get().withSpareEngine(spare.isSelected()));
        services.launcher().refreshSpare();
    }

    @FXML
    private void runsEntered() {
        model.chooseRuns(runs.getText());
    }

    @FXML
    private void dataEntered() {
        model.chooseData(data.getText());
        services.launcher().refreshSpare();
    }

    @FXML
    private void browseRuns() {
        Folders.choose(root.getScene().getWindow(), "Folder for new runs", runs.getText())
                .ifPresent(model::chooseRuns);
    }

    @FXML
    private void browseData() {
        Folders.choose(root.getScene().getWindow(), "Folder with data sets", data.getText())
                .ifPresent(folder -> {
                    model.chooseData(folder);
                    services.launcher().refreshSpare();
                });
    }

    @FXML
    private void resetRuns() {
        model.chooseRuns("");
        runs.setText(model.runsFolderProperty().get());
    }

    @FXML
    private void resetData() {
        model.chooseData("");
        services.launcher().refreshSpare();
        data.setText(model.dataFolderProperty().get());
    }

    @FXML
    private void copyVersions() {
        ClipboardContent content = new ClipboardContent();
        content.putString(Installed.lines(services.places().logs()).entrySet().stream()
                .map(version -> version.getKey() + ": " + version.getValue())
                .collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.readAgain();
    }
}
