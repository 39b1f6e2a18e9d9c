package org.dl4jworkbench.ui.assignment.layers;

import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** The head of a column: which example it shows, the example itself, and what it is taken for. */
final class ExampleHead {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double PICTURE = 84;
    private static final int TOP = 3;

    private final ExampleColumn column;
    private final ObjectProperty<@Nullable Integer> selected;
    private final Label title = Nodes.label("", "card-title");
    private final Canvas picture = new Canvas(PICTURE, PICTURE);
    private final StackPane frame = new StackPane(picture);
    private final GridPane answers = new GridPane();
    private final HBox seenLine = new HBox(10, frame, answers);
    private final Label nothing;
    private final VBox root;

    /**
     * @param name in ids: "first" or "second"
     * @param menu the ⤓ of the column
     */
    ExampleHead(
            ExamplesModel model,
            ExampleColumn column,
            ObjectProperty<@Nullable Integer> selected,
            String name,
            Node menu) {
        this.column = column;
        this.selected = selected;
        boolean isFirst = name.equals("first");
        title.setId(name + "-title");
        title.setMinWidth(0);
        title.setWrapText(true);
        title.setMinHeight(Label.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setTooltip(new Tooltip());
        title.getTooltip().textProperty().bind(title.textProperty());
        ExampleChooser chooser = new ExampleChooser(model, selected, name);
        frame.getStyleClass().add("seen-frame");
        frame.setId(name + "-frame");
        answers.getStyleClass().add("top-answers");
        HBox.setHgrow(answers, Priority.ALWAYS);
        seenLine.setAlignment(Pos.CENTER_LEFT);
        answers.setAlignment(Pos.CENTER_LEFT);
        nothing = Nodes.wrapping(
                isFirst
                        ? "Choose an example by its number, or a wrong one."
                        : "Choose a second example to see both side by side.",
                "muted",
                "small");
        HBox head = new HBox(title, Nodes.space(), menu);
        head.getStyleClass().add("card-head");
        root = new VBox(6, head, chooser.root(), nothing, new Answering(column.question(), seenLine));
        root.setMinWidth(0);
        column.seenProperty().addListener(observable -> show());
        column.question().busyProperty().addListener(observable -> show());
        show();
    }

    VBox root() {
        return root;
    }

    private void show() {
        SeenExample seen = column.seen();
        Nodes.show(seenLine, seen != null);
        Nodes.show(nothing, seen == null && column.question().wanted() == null);
        if (seen == null) {
            Integer example = selected.get();
            title.setText(example == null ? "No example" : "Example " + Numbers.grouped(example));
            return;
        }
        title.setText(seen.heading());
        frame.pseudoClassStateChanged(WRONG, seen.isWrong());
        boolean isPicture = seen.activations().input().shape().isPicture();
        Nodes.show(frame, isPicture);
        if (isPicture) {
            draw(ExamplePicture.of(seen.activations().input()));
        }
        showAnswers(seen);
    }

    private void draw(ExamplePicture shown) {
        GraphicsContext pen = picture.getGraphicsContext2D();
        pen.clearRect(0, 0, PICTURE, PICTURE);
        pen.setImageSmoothing(shown.columns() > PICTURE);
        double scale = PICTURE / Math.max(shown.rows(), shown.columns());
        double width = shown.columns() * scale;
        double height = shown.rows() * scale;
        pen.drawImage(shown.image(), (PICTURE - width) / 2, (PICTURE - height) / 2, width, height);
    }

    private void showAnswers(SeenExample seen) {
        answers.getChildren().clear();
        int row = 0;
        for (SeenExample.Answer answer : seen.top(TOP)) {
            Label name = Nodes.label(answer.name(), "small");
            name.setMaxWidth(90);
            name.setTooltip(new Tooltip(answer.name()));
            ProgressBar bar = new ProgressBar(answer.probability());
            bar.getStyleClass().add("thin");
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setMinWidth(30);
            GridPane.setHgrow(bar, Priority.ALWAYS);
            Label share = Nodes.label(Numbers.shown(answer.probability(), 3), "muted", "small");
            share.setMinWidth(Label.USE_PREF_SIZE);
            answers.addRow(row++, name, bar, share);
        }
    }
}
