package org.dl4jworkbench.ui.assignment.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** How the chosen search is run: how much is tried, how, and by how many engines; with what that comes to, and the start. */
final class StartLine extends VBox {
    private static final String SEED_PROBLEM = "The seed must be a whole number.";
    private static final int MOST_EPOCHS = 1_000_000;
    /** In the list of engines: as many as are measured to be quickest. */
    private static final int AUTO = 0;

    private final SearchModel model;
    private final SearchTime time;
    private final Spinner<Integer> trials = spinner("search-trials-count", SearchModel.MOST_TRIALS, 76);
    private final Spinner<Integer> folds = spinner("search-folds", Fold.MOST, 66);
    private final Spinner<Integer> epochs = spinner("search-epochs", MOST_EPOCHS, 82);
    private final ComboBox<Search.Sampler> sampler = new ComboBox<>();
    private final TextField seed = new TextField();
    private final ComboBox<Integer> engines = new ComboBox<>();
    private final Button start = new Button("Start search");
    private final Label estimate = Nodes.wrapping("", "muted", "small");
    private boolean filling;

    StartLine(SearchModel model, SearchTime time) {
        this.model = model;
        this.time = time;
        setSpacing(6);
        sampler.setId("search-sampler");
        sampler.getItems().setAll(Search.Sampler.values());
        sampler.setConverter(SearchWords.converter(SearchWords::sampler));
        sampler.setMinWidth(Region.USE_PREF_SIZE);
        seed.setId("search-seed");
        seed.setPrefColumnCount(4);
        seed.setMinWidth(52);
        engines.setId("search-engines");
        List<Integer> counts = new ArrayList<>(List.of(AUTO));
        IntStream.rangeClosed(1, model.cores()).forEach(counts::add);
        engines.getItems().setAll(counts);
        engines.setConverter(SearchWords.converter(count -> count == AUTO ? "auto" : Integer.toString(count)));
        engines.setValue(AUTO);
        engines.setMinWidth(Region.USE_PREF_SIZE);
        engines.setTooltip(new Tooltip("How many engines train at a time; auto: as many as the cores, then measured"));
        start.setId("search-start");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setOnAction(event -> start());
        estimate.setId("search-estimate");
        HBox line = new HBox(
                name("trials"),
                trials,
                name("folds"),
                folds,
                name("epochs"),
                epochs,
                name("sampler"),
                sampler,
                name("seed"),
                seed);
        line.getStyleClass().addAll("card-head", "search-start-line");
        HBox.setHgrow(estimate, Priority.ALWAYS);
        estimate.setMaxWidth(Double.MAX_VALUE);
        HBox second = new HBox(estimate, name("engines"), engines, start);
        second.getStyleClass().addAll("card-head", "search-start-line");
        getChildren().setAll(line, second);
        for (Observable each : List.of(
                trials.valueProperty(),
                folds.valueProperty(),
                epochs.valueProperty(),
                sampler.valueProperty(),
                seed.textProperty(),
                engines.valueProperty(),
                model.startingProperty(),
                time.earlierProperty())) {
            each.addListener(observable -> refresh());
        }
        model.chosenProperty().addListener(observable -> fill());
        fill();
    }

    private static Spinner<Integer> spinner(String id, int most, double width) {
        Spinner<Integer> spinner = new Spinner<>();
        spinner.setId(id);
        spinner.setValueFactory(new IntegerSpinnerValueFactory(1, most, 1));
        spinner.setEditable(true);
        spinner.setPrefWidth(width);
        spinner.setMinWidth(width);
        // What was typed counts without Enter.
        spinner.focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                spinner.commitValue();
            }
        });
        return spinner;
    }

    private static Label name(String text) {
        Label label = Nodes.label(text, "muted", "small");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** Takes the numbers of the chosen search. */
    private void fill() {
        SearchChoice choice = model.chosenProperty().get();
        if (choice == null) {
            return;
        }
        Search search = choice.search();
        filling = true;
        try {
            trials.getValueFactory().setValue(search.trials());
            folds.getValueFactory().setValue(search.folds());
            epochs.getValueFactory().setValue(model.presetEpochs());
            sampler.setValue(search.sampler());
            seed.setText(Long.toString(search.seed()));
        } finally {
            filling = false;
        }
        refresh();
    }

    private @Nullable Long seedNumber() {
        try {
            return Long.parseLong(seed.getText().strip());
        } catch (NumberFormatException e) {
            // Said below the line.
            return null;
        }
    }

    private @Nullable Integer parallel() {
        Integer value = engines.getValue();
        return value == null || value == AUTO ? null : value;
    }

    /** Whether the start is what is to be done next. */
    void setPrimary(boolean primary) {
        start.getStyleClass().removeIf("primary-action"::equals);
        if (primary) {
            start.getStyleClass().add("primary-action");
        }
    }

    /** Says again what it comes to: the data set has been read meanwhile. */
    void refresh() {
        SearchChoice choice = model.chosenProperty().get();
        Assignment assignment = model.assignmentProperty().get();
        if (filling || choice == null || assignment == null) {
            return;
        }
        boolean seedFits = seedNumber() != null;
        start.setText(model.startingProperty().get() ? "Checking …" : "Start search");
        start.setDisable(model.startingProperty().get() || !seedFits);
        estimate.getStyleClass().removeIf("error-text"::equals);
        if (!seedFits) {
            estimate.getStyleClass().add("error-text");
            estimate.setText(SEED_PROBLEM);
            return;
        }
        estimate.setText(time.words(
                assignment,
                new SearchTime.Wanted(
                        choice.search(),
                        trials.getValue(),
                        folds.getValue(),
                        sampler.getValue(),
                        epochs.getValue(),
                        parallel())));
    }

    private void start() {
        Long number = seedNumber();
        if (number != null) {
            int wanted = epochs.getValue();
            model.start(
                    trials.getValue(),
                    folds.getValue(),
                    sampler.getValue(),
                    number,
                    wanted == model.presetEpochs() ? null : wanted,
                    parallel());
        }
    }
}
