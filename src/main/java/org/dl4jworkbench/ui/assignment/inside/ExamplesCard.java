package org.dl4jworkbench.ui.assignment.inside;

import impl.org.controlsfx.skin.GridViewSkin;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridView;
import org.controlsfx.control.RangeSlider;
import org.dl4jworkbench.lab.inside.ExampleQuery.Order;
import org.dl4jworkbench.lab.inside.ExampleQuery.Outcome;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.dl4jworkbench.ui.common.ExampleSelection.ClassPair;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Nodes;
import org.dl4jworkbench.ui.common.Problem;
import org.jspecify.annotations.Nullable;

/** The card of the examples that pass the filters. */
final class ExamplesCard {
    private static final double CAPTION = 17;
    private static final double NARROW = 69;
    private static final double WIDE = 92;

    private final ExamplesModel model;
    private final ExampleSelection selection;
    private final ExampleImages images;
    private final Exports exports;
    private final Runnable open;
    private final GridView<ShownExample> grid = new GridView<>();
    private final Parent root;

    @FXML
    private VBox card;

    @FXML
    private HBox head;

    @FXML
    private ComboBox<Order> order;

    @FXML
    private ToggleGroup kindGroup;

    @FXML
    private ToggleButton all;

    @FXML
    private ToggleButton right;

    @FXML
    private ToggleButton wrong;

    @FXML
    private Button pair;

    @FXML
    private Button lasso;

    @FXML
    private Label count;

    @FXML
    private RangeSlider confidence;

    @FXML
    private Label confidenceRange;

    @FXML
    private Label note;

    @FXML
    private StackPane gridPlace;

    /** @param open shows the chosen example large */
    ExamplesCard(ExamplesModel model, ExampleImages images, Exports exports, Runnable open) {
        this.model = model;
        this.images = images;
        this.exports = exports;
        this.open = open;
        selection = model.inside().selection();
        root = Fxml.load("assignment-inside-examples", this);
    }

    Parent root() {
        return root;
    }

    /** Takes the keys. */
    void focus() {
        grid.requestFocus();
    }

    @FXML
    private void initialize() {
        order.getItems()
                .setAll(
                        Order.CONFIDENT_MISTAKES,
                        Order.NEAR_BOUNDARY,
                        Order.LEAST_CONFIDENT,
                        Order.HIGHEST_LOSS,
                        Order.FILE);
        order.setConverter(Labels.of(Order::label));
        order.valueProperty().bindBidirectional(model.orderProperty());
        all.setUserData(Outcome.ALL);
        right.setUserData(Outcome.RIGHT);
        wrong.setUserData(Outcome.WRONG);
        kindGroup.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                kindGroup.selectToggle(old);
            } else {
                model.kindProperty().set((Outcome) now.getUserData());
            }
        });
        confidence.lowValueProperty().addListener((observable, old, now) -> model.leastConfidenceProperty()
                .set(now.doubleValue()));
        confidence.highValueProperty().addListener((observable, old, now) -> model.mostConfidenceProperty()
                .set(now.doubleValue()));
        head.getChildren().add(exports.menu(() -> KeptExamples.sheet(model, images.pictures())));
        grid.setId("inside-examples");
        grid.setFocusTraversable(true);
        grid.setAccessibleText("Examples");
        grid.setHorizontalCellSpacing(0);
        grid.setVerticalCellSpacing(1);
        grid.setCellFactory(
                ignored -> new ExampleCell(images, model.inside()::classNames, selection, this::clicked, open));
        gridPlace.getChildren().add(grid);
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.shownProperty().addListener((observable, old, now) -> show());
        selection.pairProperty().addListener((observable, old, now) -> show());
        selection.lassoProperty().addListener((observable, old, now) -> show());
        selection.exampleProperty().addListener((observable, old, now) -> reveal());
        images.pictures().stateProperty().addListener((observable, old, now) -> show());
        model.pickingProperty().addListener((observable, old, now) -> show());
        model.kept().addListener((ListChangeListener<Integer>) change -> show());
        show();
    }

    private void clicked(ShownExample example) {
        grid.requestFocus();
        boolean compared = model.pickingProperty().get();
        model.choose(example.example());
        if (compared) {
            open.run();
        }
    }

    private void pressed(KeyEvent event) {
        if (!grid.isFocused()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> model.step(-1);
            case RIGHT -> model.step(1);
            case UP -> model.step(-columns());
            case DOWN -> model.step(columns());
            case PAGE_UP -> model.step(-4 * columns());
            case PAGE_DOWN -> model.step(4 * columns());
            case HOME -> model.step(-model.shownProperty().get().size());
            case END -> model.step(model.shownProperty().get().size());
            case ENTER -> open.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int columns() {
        return grid.getSkin() instanceof GridViewSkin<?> skin ? Math.max(1, skin.computeMaxCellsInRow()) : 1;
    }

    /** Scrolls to the row of the chosen example unless it is in view. */
    private void reveal() {
        int place = model.place();
        Node flow = grid.lookup(".virtual-flow");
        if (place >= 0 && flow instanceof VirtualFlow<?> rows) {
            int row = place / columns();
            if (rows.getFirstVisibleCell() == null
                    || row <= rows.getFirstVisibleCell().getIndex()
                    || row >= rows.getLastVisibleCell().getIndex()) {
                rows.scrollTo(Math.max(0, row - 1));
            }
        }
    }

    private void show() {
        List<ShownExample> shown = model.shownProperty().get();
        List<String> names = model.inside().classNames();
        boolean wide = ExampleCell.areLong(names);
        grid.setCellWidth(wide ? WIDE : NARROW);
        grid.setCellHeight(ExampleCell.PICTURE + 8 + (wide ? 2 : 1) * CAPTION);
        grid.getItems().setAll(shown);
        ClassPair chosen = selection.pairProperty().get();
        Nodes.show(pair, chosen != null);
        if (chosen != null) {
            pair.setText(
                    chosen.actual() == chosen.predicted()
                            ? names.get(chosen.actual()) + ", right  ✕"
                            : "actual " + names.get(chosen.actual()) + " · predicted " + names.get(chosen.predicted())
                                    + "  ✕");
        }
        List<Integer> within = selection.lassoProperty().get();
        Nodes.show(lasso, within != null);
        lasso.setText(within == null ? "" : "lasso of " + Numbers.grouped(within.size()) + "  ✕");
        for (ToggleButton each : List.of(all, right, wrong)) {
            each.setDisable(chosen != null);
        }
        String kept = model.kept().isEmpty() ? "" : " · " + model.kept().size() + " kept";
        count.setText((shown.size() == 1 ? "1 example" : Numbers.grouped(shown.size()) + " examples") + kept);
        confidenceRange.setText(String.format(
                Locale.ROOT,
                "%.2f – %.2f",
                model.leastConfidenceProperty().get(),
                model.mostConfidenceProperty().get()));
        String text = noteText();
        note.setText(text);
        Nodes.show(note, !text.isEmpty());
    }

    private String noteText() {
        if (model.pickingProperty().get()) {
            return "Click the example to compare with.";
        }
        MomentContent content = model.inside().content();
        if (content != null && content.predictions() == null) {
            return "The predictions of " + content.moment().label()
                    + " were not kept: choose another, or train the run again to see" + " its examples.";
        }
        return switch (images.pictures().stateProperty().get()) {
            case LOADING -> "Loading the pictures …";
            case GONE -> "No pictures: " + problem(images.pictures().problem());
            default -> "";
        };
    }

    private static String problem(@Nullable Throwable problem) {
        return problem == null ? "" : Problem.whole(problem).replace('\n', ' ');
    }

    @FXML
    private void onForgetPair() {
        selection.pairProperty().set(null);
    }

    @FXML
    private void onForgetLasso() {
        selection.lassoProperty().set(null);
    }
}
