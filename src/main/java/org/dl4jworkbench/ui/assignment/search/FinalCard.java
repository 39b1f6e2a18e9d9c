package org.dl4jworkbench.ui.assignment.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.search.SearchTable;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.ui.assignment.experiments.QueueRow;
import org.dl4jworkbench.ui.assignment.search.SearchExecution.Shown;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/**
 * The best trial, trained on everything and tested once: the one figure of a search on the test set, apart from the validation
 * figures that trials are chosen by.
 */
final class FinalCard extends VBox {
    /**
     * What the card says.
     *
     * @param text what there is, or what the button would do
     * @param figures of the test set; empty before there are any
     * @param fraction of the training that is done; negative where none is at work
     * @param canTrain whether the button is offered
     */
    record Content(String text, String figures, double fraction, boolean canTrain) {
        /** Empty where there is no best trial yet. */
        static Optional<Content> of(Shown shown) {
            SearchTable table = shown.table();
            SearchTable.Final last = table.finalRun();
            Integer best = table.best();
            if (last == null) {
                return best == null
                        ? Optional.empty()
                        : Optional.of(offer(table.rows().get(best), shown.idle()));
            }
            String what = "Trial " + last.trial() + ", trained on all training examples for "
                    + SearchWords.count(last.epochs(), "epoch");
            ItemState state = last.item().state();
            Optional<QueueRow> run = shown.finalRun();
            EpochResult result = last.last();
            boolean done = state == ItemState.FINISHED && result != null;
            String text = done
                    ? what + (last.current() ? "" : ". The search finds another trial best now.")
                    : what + ": "
                            + run.map(row -> row.reason().isEmpty() ? row.state() : row.state() + ", " + row.reason())
                                    .orElse(state.token());
            boolean again = shown.idle() && best != null && (!done || !last.current());
            return Optional.of(new Content(
                    text,
                    done && result != null ? figures(result) : "",
                    run.map(QueueRow::fraction).orElse(-1.0),
                    again));
        }

        private static Content offer(SearchTable.Row best, boolean idle) {
            return new Content(
                    "Best: trial " + best.trial() + ", " + SearchWords.measure(best.objective()) + " at epoch "
                            + best.epoch() + ", by validation alone",
                    "",
                    -1,
                    idle);
        }

        private static String figures(EpochResult result) {
            @Nullable Score test = result.test();
            if (test == null) {
                return "no test set";
            }
            List<String> parts = new ArrayList<>();
            parts.add(String.format(Locale.ROOT, "test loss %.4f", test.loss()));
            if (!Double.isNaN(test.accuracyOrNaN())) {
                parts.add(String.format(Locale.ROOT, "test accuracy %.4f", test.accuracyOrNaN()));
            }
            return String.join(" · ", parts);
        }
    }

    private final Label text = Nodes.wrapping("");
    private final Label figures = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button train = new Button("Train the best on everything and test once");
    private final Button open = new Button("Open run");
    private final SearchModel model;

    FinalCard(SearchModel model, TrialActions actions) {
        this.model = model;
        setId("final-card");
        getStyleClass().addAll("card", "final-card");
        figures.setId("final-figures");
        figures.getStyleClass().add("final-figures");
        figures.setMinWidth(Region.USE_PREF_SIZE);
        text.setId("final-text");
        bar.getStyleClass().add("thin");
        bar.setPrefWidth(120);
        train.setId("train-best");
        train.setMinWidth(Region.USE_PREF_SIZE);
        train.setTooltip(
                new Tooltip("One training without a validation part, for as many epochs as were best in the search,"
                        + " and one look at the test set"));
        train.setOnAction(event -> model.execution().trainBest());
        open.setId("open-final");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.getStyleClass().add("small-button");
        open.setOnAction(event -> {
            Shown shown = model.execution().shownProperty().get();
            if (shown != null) {
                shown.finalRun()
                        .flatMap(row -> shown.directory().run(row.item()))
                        .ifPresent(actions::open);
            }
        });
        HBox line = new HBox(10, text, bar, Nodes.space(), figures, open, train);
        line.getStyleClass().add("card-head");
        getChildren().setAll(line);
        model.execution().shownProperty().addListener(observable -> refresh());
        refresh();
    }

    private void refresh() {
        Shown shown = model.execution().shownProperty().get();
        Content content = shown == null ? null : Content.of(shown).orElse(null);
        Nodes.show(this, content != null);
        if (content == null || shown == null) {
            return;
        }
        text.setText(content.text());
        figures.setText(content.figures());
        Nodes.show(figures, !content.figures().isEmpty());
        Nodes.show(bar, content.fraction() >= 0);
        bar.setProgress(content.fraction());
        Nodes.show(train, content.canTrain());
        Nodes.show(open, shown.finalRun().filter(QueueRow::canOpen).isPresent());
    }
}
