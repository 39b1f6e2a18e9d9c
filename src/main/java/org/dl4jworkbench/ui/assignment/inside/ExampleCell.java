package org.dl4jworkbench.ui.assignment.inside;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.controlsfx.control.GridCell;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.jspecify.annotations.Nullable;

/** One example in the grid: its picture, what it is and what it was taken for. A click chooses it, a double click opens it. */
final class ExampleCell extends GridCell<ShownExample> {
    static final double PICTURE = 54;
    private static final int SHORT_NAME = 3;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass SECOND = PseudoClass.getPseudoClass("second");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ExampleImages images;
    private final Supplier<List<String>> classNames;
    private final ExampleSelection selection;
    private final ImageView view = new ImageView();
    private final Label caption = new Label();
    // Strong here and weak there: cells come and go with the grid.
    private final ChangeListener<Object> marking = (observable, old, now) -> mark();

    /** @param click what a click and a double click do, by the number of clicks */
    ExampleCell(
            ExampleImages images,
            Supplier<List<String>> classNames,
            ExampleSelection selection,
            Consumer<ShownExample> click,
            Runnable doubleClick) {
        this.images = images;
        this.classNames = classNames;
        this.selection = selection;
        getStyleClass().add("example-cell");
        view.setFitWidth(PICTURE);
        view.setFitHeight(PICTURE);
        view.setPreserveRatio(true);
        view.setSmooth(false);
        StackPane frame = new StackPane(view);
        frame.getStyleClass().add("example-frame");
        frame.setMinSize(PICTURE + 6, PICTURE + 6);
        frame.setMaxSize(PICTURE + 6, PICTURE + 6);
        caption.getStyleClass().add("example-caption");
        caption.setMinWidth(0);
        caption.setTextAlignment(TextAlignment.CENTER);
        VBox box = new VBox(1, frame, caption);
        box.setAlignment(Pos.TOP_CENTER);
        setGraphic(box);
        setOnMouseClicked(event -> {
            ShownExample item = getItem();
            if (item != null && event.getButton() == MouseButton.PRIMARY) {
                click.accept(item);
                if (event.getClickCount() == 2) {
                    doubleClick.run();
                }
            }
        });
        selection.exampleProperty().addListener(new WeakChangeListener<>(marking));
        selection.secondProperty().addListener(new WeakChangeListener<>(marking));
    }

    @Override
    protected void updateItem(@Nullable ShownExample item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            view.setImage(null);
            caption.setText("");
            setTooltip(null);
        } else {
            view.setImage(images.get(item.example()));
            String text = item.caption(classNames.get());
            caption.setText(areLong(classNames.get()) ? item.captionInLines(classNames.get()) : text);
            setTooltip(new Tooltip("Test example " + item.example() + "\n" + text));
        }
        pseudoClassStateChanged(WRONG, item != null && !item.isRight());
        mark();
    }

    /** Whether names need a line of their own. */
    static boolean areLong(List<String> classNames) {
        return classNames.stream().anyMatch(name -> name.length() > SHORT_NAME);
    }

    private void mark() {
        ShownExample item = getItem();
        Integer example = item == null ? null : Integer.valueOf(item.example());
        pseudoClassStateChanged(
                CHOSEN,
                example != null && example.equals(selection.exampleProperty().get()));
        pseudoClassStateChanged(
                SECOND,
                example != null && example.equals(selection.secondProperty().get()));
    }
}
