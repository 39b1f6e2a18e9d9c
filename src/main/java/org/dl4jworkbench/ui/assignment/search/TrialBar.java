package org.dl4jworkbench.ui.assignment.search;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.search.SearchExecution.Shown;
import org.dl4jworkbench.ui.common.Nodes;

/** What can be done with the picked trials: one is opened, taken into Setup, skipped or tried again, several are compared. */
final class TrialBar extends HBox {
    private final SearchModel model;
    private final TrialActions actions;
    private final Runnable withPreset;
    private final Label text = new Label();
    private final MenuButton open = new MenuButton("Open run");
    private final Button setup = button("use-in-setup", "Use in Setup", "Take this trial's settings into Setup");
    private final Button compare =
            button("compare-trials", "Compare", "Lay the runs of the picked trials over one another");
    private final Button preset =
            button("compare-with-preset", "With the preset", "Compare with the newest run of the preset as it stands");
    private final Button skip = button("skip-trial", "Skip", "Leave out what is left of this trial");
    private final Button retry = button("retry-trial", "Retry", "Try again what failed or was left out of this trial");

    /** @param withPreset compares the picked trials with the preset */
    TrialBar(SearchModel model, TrialActions actions, Runnable withPreset) {
        this.model = model;
        this.actions = actions;
        this.withPreset = withPreset;
        getStyleClass().addAll("card-head", "trial-bar");
        open.setId("open-trial");
        open.getStyleClass().add("small-button");
        open.setMinWidth(Region.USE_PREF_SIZE);
        text.setId("picked-trials");
        text.getStyleClass().add("small");
        setup.setOnAction(event -> one(row -> this.actions.useInSetup(this.model.settings(row.row()))));
        compare.setOnAction(event -> compare());
        preset.setOnAction(event -> this.withPreset.run());
        skip.setOnAction(
                event -> model.picked().forEach(row -> model.execution().skip(row.trial())));
        retry.setOnAction(
                event -> model.picked().forEach(row -> model.execution().retry(row.trial())));
        getChildren().setAll(text, Nodes.space(), open, setup, compare, preset, skip, retry);
        model.selection().pickedProperty().addListener(observable -> refresh());
        model.execution().shownProperty().addListener(observable -> refresh());
        refresh();
    }

    private static Button button(String id, String label, String what) {
        Button button = Nodes.literal(new Button(label));
        button.setId(id);
        button.getStyleClass().add("small-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(what));
        return button;
    }

    private void one(java.util.function.Consumer<TrialRow> action) {
        List<TrialRow> picked = model.picked();
        if (picked.size() == 1) {
            action.accept(picked.get(0));
        }
    }

    private void compare() {
        List<RunDirectory> runs = model.pickedRuns();
        if (!runs.isEmpty()) {
            actions.compare(runs);
        }
    }

    private void refresh() {
        List<TrialRow> picked = model.picked();
        Shown shown = model.execution().shownProperty().get();
        boolean one = picked.size() == 1;
        boolean begun = !model.pickedRuns().isEmpty();
        text.setText(
                picked.isEmpty()
                        ? "Pick a trial in the table or in a figure."
                        : one
                                ? "Trial " + picked.get(0).trial() + " · "
                                        + SearchWords.measure(
                                                picked.get(0).row().objective())
                                : SearchWords.count(picked.size(), "trial") + " picked");
        Nodes.show(open, one);
        Nodes.show(setup, one);
        Nodes.show(compare, !picked.isEmpty());
        Nodes.show(preset, !picked.isEmpty());
        compare.setDisable(!begun || model.pickedRuns().size() < 2);
        preset.setDisable(!begun);
        List<ExperimentItem> items = shown == null || picked.isEmpty()
                ? List.of()
                : picked.stream()
                        .flatMap(row -> shown.items(row.trial()).stream())
                        .toList();
        boolean elsewhere = shown != null
                && !shown.idle()
                && !shown.actions().stop()
                && !shown.actions().pause();
        Nodes.show(skip, !elsewhere && items.stream().anyMatch(TrialBar::canSkip));
        Nodes.show(retry, !elsewhere && items.stream().anyMatch(SearchExecution::canRetry));
        open.setDisable(!begun);
        open.getItems().clear();
        if (one && shown != null) {
            for (ExperimentItem item : items) {
                shown.directory().run(item).ifPresent(run -> open.getItems().add(openItem(item, run)));
            }
        }
    }

    private static boolean canSkip(ExperimentItem item) {
        return item.state().isOpen() || item.state().isLive() || item.state() == ItemState.FAILED;
    }

    private MenuItem openItem(ExperimentItem item, RunDirectory run) {
        String name = item.fold() == null
                ? "Run"
                : "Fold " + item.fold().number() + " of " + item.fold().count();
        MenuItem entry = Nodes.literal(new MenuItem(name + " · " + item.state().token()));
        entry.setOnAction(event -> actions.open(run));
        return entry;
    }
}
