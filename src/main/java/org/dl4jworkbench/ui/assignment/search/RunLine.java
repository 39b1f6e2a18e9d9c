package org.dl4jworkbench.ui.assignment.search;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.dl4jworkbench.lab.experiment.Throughput;
import org.dl4jworkbench.ui.assignment.experiments.QueueActions;
import org.dl4jworkbench.ui.assignment.search.SearchExecution.Shown;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Where the shown execution stands, and what can be done with it. */
final class RunLine extends HBox {
    private static final List<String> LOOKS = List.of("good", "bad", "busy", "quiet");
    private static final List<Integer> MORE = List.of(1, 5, 10, 25, 100);

    private final Region dot = new Region();
    private final Label state = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label enginesName = Nodes.label("engines", "muted", "small");
    private final Spinner<Integer> engines = new Spinner<>();
    private final Label measured = Nodes.label("", "muted", "small");
    private final MenuButton more = new MenuButton("Add trials");
    private final ToggleButton again = new ToggleButton("Search again");
    private final Button pause;
    private final Button resume;
    private final Button stop;
    private boolean showing;

    RunLine(SearchModel model) {
        getStyleClass().addAll("card-head", "run-line");
        dot.getStyleClass().add("chip-dot");
        state.setId("search-state");
        HBox chip = new HBox(dot, state);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(USE_PREF_SIZE);
        bar.getStyleClass().add("thin");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinWidth(40);
        HBox.setHgrow(bar, Priority.ALWAYS);
        enginesName.setMinWidth(USE_PREF_SIZE);
        engines.setId("search-engines-now");
        engines.setValueFactory(new IntegerSpinnerValueFactory(1, model.cores(), 1));
        engines.setPrefWidth(66);
        engines.setMinWidth(66);
        engines.valueProperty().addListener((observable, old, now) -> {
            if (!showing) {
                model.execution().setParallel(now);
            }
        });
        measured.setId("search-measured");
        measured.setMinWidth(USE_PREF_SIZE);
        more.setId("search-add-trials");
        more.setMinWidth(USE_PREF_SIZE);
        more.setTooltip(new Tooltip("Draws further trials and goes on; those there are stay as they are"));
        MORE.forEach(count -> {
            MenuItem item = Nodes.literal(new MenuItem(SearchWords.count(count, "trial") + " more"));
            item.setOnAction(event -> model.execution().addTrials(count));
            more.getItems().add(item);
        });
        again.setId("search-again");
        again.setMinWidth(USE_PREF_SIZE);
        again.setTooltip(new Tooltip("Run the search once more, with the same or other numbers"));
        pause = button("search-pause", "Pause", MaterialDesignP.PAUSE, model.execution()::pause);
        resume = button("search-continue", "Continue", MaterialDesignP.PLAY, model.execution()::resume);
        resume.getStyleClass().add("primary-action");
        resume.setTooltip(new Tooltip("Interrupted and stopped runs go on from their checkpoints"));
        stop = button("search-stop", "Stop", MaterialDesignS.STOP, model.execution()::stop);
        stop.getStyleClass().add("danger-action");
        getChildren().setAll(chip, bar, measured, enginesName, engines, again, more, pause, resume, stop);
    }

    private static Button button(String id, String text, Ikon icon, Runnable action) {
        Button button = Nodes.literal(new Button(text, new FontIcon(icon)));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Whether the user asks for the line to start another execution from. */
    BooleanProperty againProperty() {
        return again.selectedProperty();
    }

    void show(@Nullable Shown shown) {
        Nodes.show(this, shown != null);
        if (shown == null) {
            return;
        }
        QueueActions actions = shown.actions();
        state.setText(shown.state());
        dot.getStyleClass().removeAll(LOOKS);
        dot.getStyleClass().add(actions.look());
        bar.setProgress(actions.fraction());
        bar.setVisible(actions.fraction() < 1);
        Nodes.show(pause, actions.pause());
        Nodes.show(resume, actions.resume() || actions.continues());
        Nodes.show(stop, actions.stop());
        Nodes.show(engines, actions.stop());
        Nodes.show(enginesName, actions.stop());
        Throughput throughput = shown.record().throughput();
        measured.setText(SearchWords.engines(throughput));
        measured.setTooltip(throughput == null ? null : new Tooltip(throughput.text()));
        Nodes.show(measured, throughput != null && !throughput.isPending());
        Nodes.show(again, shown.idle());
        Nodes.show(more, shown.idle() || actions.stop());
        showing = true;
        engines.getValueFactory().setValue(shown.record().parallel());
        showing = false;
    }
}
