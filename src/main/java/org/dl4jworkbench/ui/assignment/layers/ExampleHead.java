package org.dl4jworkbench.ui.assignment.layers;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The head of a column: which example it shows, the example itself, and what it is taken for. */
final class ExampleHead {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double PICTURE = 84;
    private static final int TOP = 3;

    private final ExamplesModel model;
    private final ExampleColumn column;
    private final ObjectProperty<@Nullable Integer> selected;
    private final Label title = Nodes.label("", "card-title");
    private final TextField number = new TextField();
    private final Canvas picture = new Canvas(PICTURE, PICTURE);
    private final StackPane frame = new StackPane(picture);
    private final GridPane answers = new GridPane();
    private final HBox seenLine = new HBox(10, frame, answers);
    private final Label nothing;
    private final Button remove;
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
        this.model = model;
        this.column = column;
        this.selected = selected;
        boolean isFirst = name.equals("first");
        title.setId(name + "-title");
        title.setMinWidth(0);
        title.setTooltip(new Tooltip());
        title.getTooltip().textProperty().bind(title.textProperty());
        number.setId(name + "-number");
        number.setPrefColumnCount(5);
        number.getStyleClass().add("small-field");
        number.setPromptText("number");
        number.setTooltip(new Tooltip("The example's number among the test examples, from 0"));
        number.setOnAction(event -> entered());
        number.focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                showNumber();
            }
        });
        Button mistake = new Button("Random wrong");
        mistake.setId(name + "-mistake");
        mistake.getStyleClass().add("small-button");
        mistake.setMinWidth(Button.USE_PREF_SIZE);
        mistake.setTooltip(new Tooltip("Any example that is taken for another class"));
        mistake.setOnAction(event -> model.chooseMistake(selected));
        remove = Nodes.icon(MaterialDesignC.CLOSE, "Show one example only", () -> selected.set(null));
        HBox choosing = new HBox(
                4,
                Nodes.icon(MaterialDesignC.CHEVRON_LEFT, "Previous example", () -> model.step(selected, -1)),
                number,
                Nodes.icon(MaterialDesignC.CHEVRON_RIGHT, "Next example", () -> model.step(selected, 1)),
                mistake,
                Nodes.space(),
                remove);
        choosing.setAlignment(Pos.CENTER_LEFT);
        frame.getStyleClass().add("seen-frame");
        frame.setId(name + "-frame");
        answers.getStyleClass().add("top-answers");
        HBox.setHgrow(answers, Priority.ALWAYS);
        seenLine.setAlignment(Pos.CENTER_LEFT);
        nothing = Nodes.wrapping(
                isFirst
                        ? "Choose an example by its number, or a wrong one."
                        : "Choose a second example to see both side by side.",
                "muted",
                "small");
        HBox head = new HBox(title, Nodes.space(), menu);
        head.getStyleClass().add("card-head");
        root = new VBox(6, head, choosing, nothing, new Answering(column.question(), seenLine));
        root.setMinWidth(0);
        Nodes.show(remove, !isFirst);
        column.seenProperty().addListener(observable -> show());
        selected.addListener(observable -> showNumber());
        model.drawnProperty().addListener(observable -> showNumber());
        show();
        showNumber();
    }

    VBox root() {
        return root;
    }

    private void entered() {
        String text = number.getText().strip().replace(",", "");
        if (text.matches("\\d{1,9}")) {
            model.choose(selected, Integer.parseInt(text));
        }
        showNumber();
    }

    private void showNumber() {
        Integer example = selected.get();
        number.setText(example == null ? "" : String.valueOf(example));
    }

    private void show() {
        SeenExample seen = column.seen();
        Nodes.show(seenLine, seen != null);
        Nodes.show(nothing, seen == null && column.question().wanted() == null);
        if (seen == null) {
            title.setText(selected.get() == null ? "No example" : "Example " + selected.get());
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
            Label share = Nodes.label(String.format(Locale.ROOT, "%.3f", answer.probability()), "muted", "small");
            share.setMinWidth(Label.USE_PREF_SIZE);
            answers.addRow(row++, name, bar, share);
        }
    }
}
