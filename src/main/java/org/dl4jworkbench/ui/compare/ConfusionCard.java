package org.dl4jworkbench.ui.compare;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.dl4jworkbench.chart.MatrixFigure;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.lab.compare.ComparedRun;
import org.dl4jworkbench.lab.compare.Comparison;
import org.dl4jworkbench.lab.compare.ConfusionDifference;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.chart.MatrixView;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The confusion matrix of one run less that of another. */
final class ConfusionCard extends VBox {
    private final CompareModel model;
    private final MatrixView matrix = new MatrixView();
    private final ComboBox<RunDirectory> first;
    private final ComboBox<RunDirectory> second;
    private final ComboBox<SplitName> split = new ComboBox<>();
    private final ComboBox<MatrixLook> look = new ComboBox<>();
    private final Label key = Nodes.wrapping("", "muted", "small");
    private final StackPane problems = new StackPane();
    private final Label none = Nodes.wrapping("", "muted");
    private boolean offering;

    ConfusionCard(CompareModel model, ObservableBooleanValue dark, ComparePage.Menus menus) {
        this.model = model;
        getStyleClass().add("card");
        first = runs(model.firstProperty(), "compare-a", "A");
        second = runs(model.secondProperty(), "compare-b", "B");
        split.getItems().setAll(SplitName.values());
        split.setConverter(text(SplitName::token));
        split.valueProperty().bindBidirectional(model.splitProperty());
        split.setAccessibleText("Split");
        look.getItems().setAll(MatrixLook.DIFFERENCE, MatrixLook.ROW_SHARE_DIFFERENCE);
        look.valueProperty().bindBidirectional(model.lookProperty());
        look.setAccessibleText("What the cells say");
        Button swap = Nodes.icon(MaterialDesignS.SWAP_HORIZONTAL, "Swap A and B", this::swap);
        FlowPane choices =
                new FlowPane(8, 6, Nodes.label("B"), second, Nodes.label("less A"), first, swap, split, look);
        choices.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(choices, Priority.ALWAYS);
        HBox head = new HBox(choices, menus.of(() -> model.confusionProperty().get()));
        head.getStyleClass().add("card-head");
        matrix.setId("compare-confusion");
        matrix.darkProperty().bind(dark);
        matrix.setMinHeight(160);
        VBox.setVgrow(matrix, Priority.ALWAYS);
        getChildren().setAll(head, key, problems, none, matrix);
        model.comparisonProperty().addListener((observable, old, now) -> offer(now));
        model.confusionProperty().addListener(observable -> show());
        model.confusionProblemProperty().addListener(observable -> show());
        offer(model.comparisonProperty().get());
        show();
    }

    private ComboBox<RunDirectory> runs(ObjectProperty<@Nullable RunDirectory> chosen, String id, String name) {
        ComboBox<RunDirectory> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(name);
        box.setMaxWidth(260);
        box.setConverter(text(this::label));
        box.valueProperty().addListener((observable, old, now) -> {
            if (!offering && now != null) {
                chosen.set(now);
            }
        });
        chosen.addListener((observable, old, now) -> box.setValue(now));
        return box;
    }

    private String label(RunDirectory directory) {
        ComparedRun run = model.run(directory);
        return run == null ? "" : run.label();
    }

    private static <T> StringConverter<T> text(java.util.function.Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T each) {
                return each == null ? "" : name.apply(each);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the list is not edited");
            }
        };
    }

    private void offer(Comparison now) {
        List<RunDirectory> candidates = ConfusionDifference.candidates(now).stream()
                .map(ComparedRun::directory)
                .toList();
        offering = true;
        for (ComboBox<RunDirectory> box : List.of(first, second)) {
            if (!candidates.equals(box.getItems())) {
                box.getItems().setAll(candidates);
            }
        }
        first.setValue(model.firstProperty().get());
        second.setValue(model.secondProperty().get());
        offering = false;
        int left = now.runs().size() - candidates.size();
        none.setText(
                candidates.size() < 2
                        ? "A confusion matrix needs classes: two runs of a classification with an evaluated epoch."
                        : left > 0 ? left + " runs without classes or without an epoch cannot be chosen." : "");
        Nodes.show(none, !none.getText().isEmpty());
    }

    private void swap() {
        RunDirectory a = model.firstProperty().get();
        RunDirectory b = model.secondProperty().get();
        model.firstProperty().set(b);
        model.secondProperty().set(a);
    }

    private void show() {
        MatrixFigure figure = model.confusionProperty().get();
        Throwable problem = model.confusionProblemProperty().get();
        problems.getChildren().setAll(problem == null ? List.of() : List.of(new ErrorCard(problem)));
        Nodes.show(problems, problem != null);
        Nodes.show(matrix, figure != null);
        Nodes.show(key, figure != null);
        if (figure != null) {
            matrix.baselineProperty().set(figure.baseline());
            matrix.lookProperty().set(figure.look());
            matrix.setMatrix(figure.matrix());
            key.setText(
                    "Rows actual, columns predicted, each run at its best epoch; + more often in B; blue where B is better, red where it is"
                            + " worse");
        }
    }
}
