package org.dl4jworkbench.ui.assignment.inside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Watched;
import org.dl4jworkbench.ui.assignment.AssignmentTab;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.train.EpochBar;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The tab that looks inside a classification: latent space, confusion and examples at the selected moment. */
public final class InsideTab implements AssignmentTab {
    private final InsideModel model;
    private final RunPictures pictures;
    private final LatentModel latentModel;
    private final LatentCard latent;
    private final ConfusionCard confusion;
    private final ExamplesCard examples;
    private final ExampleDetail detail;
    private final ExamplesModel examplesModel;
    private final Parent root;
    private boolean looking;

    @FXML
    private StackPane empty;

    @FXML
    private VBox content;

    @FXML
    private VBox notes;

    @FXML
    private GridPane cards;

    /**
     * @param datasets loads a run's data set; called in the background
     * @param runsFolder where runs to compare with are looked for
     * @param inspectors gives a run's inspector
     * @param featureMaps shows what the chosen example is inside every layer
     */
    public InsideTab(
            InsideModel model,
            Function<RunRecord, Dataset> datasets,
            Supplier<Path> runsFolder,
            Function<RunDirectory, Inspector> inspectors,
            ObservableBooleanValue dark,
            Exports exports,
            Runnable featureMaps) {
        this.model = model;
        pictures = new RunPictures(model.train(), datasets, model.background());
        confusion = new ConfusionCard(new ConfusionModel(model, runsFolder), dark, exports);
        examplesModel = new ExamplesModel(model);
        ExampleImages images = new ExampleImages(model, pictures);
        latentModel = new LatentModel(model, examplesModel, inspectors, Background::onScreen);
        latent = new LatentCard(latentModel, images, dark, exports);
        examples = new ExamplesCard(examplesModel, images, exports, this::openExample);
        detail = new ExampleDetail(examplesModel, images, dark, exports, this::closeExample, featureMaps);
        root = Fxml.load("assignment-inside", this);
    }

    @Override
    public String title() {
        return "Latent & errors";
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public boolean suits(Assignment assignment) {
        return assignment.task() == Task.CLASSIFICATION;
    }

    @Override
    public void shown() {
        model.show();
    }

    @Override
    public void hidden() {
        model.hide();
    }

    @FXML
    private void initialize() {
        empty.getChildren()
                .add(new EmptyState(
                        MaterialDesignC.CHART_SCATTER_PLOT,
                        "No run to look into yet",
                        "Where the network sees the test examples, which classes it takes for one another and which examples it gets"
                                + " wrong appear here with the first epoch."));
        cards.add(latent.root(), 0, 0);
        cards.add(confusion.root(), 1, 0);
        cards.add(examples.root(), 2, 0);
        cards.add(detail.root(), 1, 0, 2, 1);
        content.getChildren().add(new EpochBar(model.train()).root());
        model.train().runProperty().addListener((observable, old, now) -> show());
        model.contentProperty().addListener((observable, old, now) -> show());
        model.problemProperty().addListener((observable, old, now) -> show());
        model.train().selection().momentsProperty().addListener((observable, old, now) -> show());
        // Two scatters side by side need the room of the matrix.
        latentModel.comparingProperty().addListener((observable, old, now) -> arrange());
        // An example that another tab or another run takes away is not looked at any longer.
        model.selection().exampleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                closeExample();
            }
        });
        arrange();
        show();
    }

    /** What the ⤓ of the latent space exports. */
    @Nullable
    Figure latentFigure() {
        return latentModel.figure();
    }

    /** What the ⤓ of the examples exports. */
    @Nullable
    Figure examplesFigure() {
        return KeptExamples.sheet(examplesModel, pictures);
    }

    private void arrange() {
        boolean comparing = latentModel.comparingProperty().get() && !looking;
        GridPane.setColumnSpan(latent.root(), comparing ? 2 : 1);
        Nodes.show(confusion.root(), !looking && !comparing);
        Nodes.show(examples.root(), !looking);
        Nodes.show(detail.root(), looking);
    }

    private void openExample() {
        if (model.selection().exampleProperty().get() != null) {
            looking = true;
            arrange();
            detail.focus();
        }
    }

    private void closeExample() {
        boolean was = looking;
        looking = false;
        arrange();
        if (was) {
            examples.focus();
        }
    }

    private void show() {
        boolean any = model.train().runProperty().get() != null;
        Nodes.show(content, any);
        Nodes.show(empty, !any);
        MomentContent now = model.content();
        Watched watched = now == null ? null : now.watched();
        if (watched != null) {
            pictures.want(watched);
        }
        List<Node> said = new ArrayList<>();
        Throwable problem = model.problemProperty().get();
        if (problem != null) {
            said.add(new ErrorCard(problem));
        } else if (now != null && now.watched() == null) {
            said.add(new Label(
                    "This run was made before snapshots held what the network says of each example: train it again to see more than"
                            + " its confusion."));
        } else if (any && model.train().selection().moments().isEmpty()) {
            said.add(new Label("The views fill with the first epoch."));
        }
        said.forEach(each -> {
            if (each instanceof Label label) {
                label.setWrapText(true);
                label.getStyleClass().addAll("card", "card-note");
                label.setMaxWidth(Double.MAX_VALUE);
            }
        });
        notes.getChildren().setAll(said);
        Nodes.show(notes, !said.isEmpty());
    }
}
