package org.dl4jworkbench.ui.assignment.setup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.Verification;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Fxml;
import org.jspecify.annotations.Nullable;

/** The Data card: which set, a look at it, and how it is split. */
final class DataCard {
    private final SetupModel setup;
    private final DataModel model;
    private final PreviewModel preview;
    private final PointsView points;
    private final SampleCanvas samples = new SampleCanvas();
    private final Parent root;

    @FXML
    private Label origin;

    @FXML
    private Label generated;

    @FXML
    private MenuButton chooser;

    @FXML
    private Label warning;

    @FXML
    private StackPane sampleArea;

    @FXML
    private VBox loading;

    @FXML
    private Label loadingText;

    @FXML
    private VBox failed;

    @FXML
    private VBox content;

    @FXML
    private GridPane splits;

    @FXML
    private VBox splitProblems;

    @FXML
    private VBox preprocessing;

    @FXML
    private VBox balance;

    DataCard(SetupModel setup, DataModel model, PreviewModel preview, ObservableBooleanValue dark, Exports exports) {
        this.setup = setup;
        this.model = model;
        this.preview = preview;
        points = new PointsView(dark, exports);
        root = Fxml.load("assignment-data", this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        sampleArea.getChildren().addAll(samples, points);
        preprocessing.getChildren().addAll(new PreprocessingRows(setup), new PreviewStrip(preview));
        balance.getChildren().add(new ClassBalance(setup, model));
        addSplit(0, "training", "data.trainExamples", "all", counted(DataModel.SplitCounts::training));
        addSplit(1, "validation", "data.validation", "0", counted(DataModel.SplitCounts::validation));
        addSplit(2, "test", "data.testExamples", "all", counted(DataModel.SplitCounts::test));
        model.choicesProperty().addListener((observable, old, choices) -> showChoices(choices));
        showChoices(model.choicesProperty().get());
        model.stateProperty().addListener((observable, old, state) -> show(state));
        show(model.stateProperty().get());
        model.noticesProperty().addListener(observable -> {
            if (model.stateProperty().get() instanceof DataModel.State.Ready loaded) {
                showWarning(loaded.dataset());
            }
        });
    }

    private ObservableStringValue counted(java.util.function.ToIntFunction<DataModel.SplitCounts> part) {
        return Bindings.createStringBinding(
                () -> {
                    DataModel.@Nullable SplitCounts counts =
                            model.countsProperty().get();
                    return counts == null ? "–" : Numbers.grouped(part.applyAsInt(counts));
                },
                model.countsProperty());
    }

    private void addSplit(int row, String name, String path, String whenEmpty, ObservableStringValue count) {
        SpecField field = setup.field(path);
        TextField control = FieldControls.text(setup, field);
        control.setPromptText(whenEmpty);
        control.setPrefColumnCount(4);
        control.setTooltip(new Tooltip(
                path.equals("data.validation")
                        ? "The share of the training file that is kept out of training, from 0 to 0.9"
                        : "How many examples of the file are used; empty for all"));
        Label label = new Label(name);
        label.setLabelFor(control);
        Label number = new Label();
        number.textProperty().bind(count);
        number.setId("count-" + name);
        number.getStyleClass().addAll("number");
        number.setMaxWidth(Double.MAX_VALUE);
        splits.addRow(row + 1, label, control, number);
        splitProblems.getChildren().add(FieldControls.problem(field, control));
    }

    private void showChoices(List<DatasetListing> choices) {
        chooser.getItems().setAll(DatasetMenu.items(choices, id -> setup.field("data.dataset")
                .textProperty()
                .set(id)));
    }

    private void show(DataModel.State state) {
        if (state instanceof DataModel.State.LetGo) {
            // Nobody sees the card; when it comes back, it stands as it was left until the set is loaded again.
            return;
        }
        boolean ready = state instanceof DataModel.State.Ready;
        visible(content, ready);
        visible(loading, state instanceof DataModel.State.Loading);
        visible(failed, state instanceof DataModel.State.Failed);
        visible(generated, false);
        visible(warning, false);
        origin.setText("");
        if (state instanceof DataModel.State.Ready loaded) {
            show(loaded.dataset());
        } else if (state instanceof DataModel.State.Failed problem) {
            chooser.setText("Choose a data set");
            failed.getChildren().setAll(new ErrorCard(problem.problem()), again());
        } else {
            chooser.setText("Data set");
            loadingText.setText("Reading and checking the files …");
        }
    }

    private Button again() {
        Button button = new Button("Look again");
        button.setOnAction(event -> model.refresh());
        return button;
    }

    private void show(Dataset dataset) {
        boolean pictures = dataset.train() instanceof LabelledImages;
        visible(samples, pictures);
        visible(points, !pictures);
        samples.show(pictures ? dataset : null);
        points.show(pictures ? null : dataset);
        chooser.setText(dataset.title());
        chooser.setTooltip(new Tooltip(dataset.title() + "\n" + dataset.origin()));
        origin.setText(dataset.verification() == Verification.OFFICIAL ? "official files" : "");
        visible(generated, dataset.generated());
        showWarning(dataset);
    }

    private void showWarning(Dataset dataset) {
        String text = Stream.concat(Stream.ofNullable(dataset.warning()), model.noticesProperty().get().stream())
                .collect(Collectors.joining("; "));
        warning.setText(text);
        warning.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        visible(warning, !text.isEmpty());
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
