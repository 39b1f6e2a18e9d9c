package org.dl4jworkbench.ui.shell;

import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** The items of the status bar, bound to the shell's model. */
final class StatusBarItems {
    private StatusBarItems() {}

    /**
     * Fills the bar.
     *
     * @param titles from data set ids to their titles
     */
    static void fill(
            StatusBar bar, ShellModel model, BooleanProperty dark, ObservableValue<Map<String, String>> titles) {
        Label engine = bound(model.statusProperty().map(StatusLine::engine));
        engine.setId("status-engine");
        ProgressBar progress = new ProgressBar();
        progress.setFocusTraversable(false);
        progress.getStyleClass().add("thin");
        progress.progressProperty().bind(model.statusProperty().map(StatusLine::progress));
        shownWhile(progress, model.statusProperty().map(line -> line.progress() >= 0));
        Label text = bound(model.statusProperty().map(StatusLine::text));
        text.setId("status-text");
        Label count = bound(model.runningCountProperty().map(n -> n.intValue() > 1 ? n + " runs at work" : ""));
        bar.getLeftItems().addAll(engine, progress, text, count);

        Label dataset = bound(Bindings.createStringBinding(
                () -> titles.getValue()
                        .getOrDefault(
                                model.datasetProperty().get(),
                                model.datasetProperty().get()),
                model.datasetProperty(),
                titles));
        dataset.setId("status-dataset");
        bar.getRightItems().addAll(dataset, themeSwitch(dark));
    }

    private static Button themeSwitch(BooleanProperty dark) {
        Button button = new Button();
        button.setId("theme-switch");
        button.getStyleClass().add("icon-button");
        FontIcon icon = new FontIcon();
        icon.iconCodeProperty()
                .bind(Bindings.when(dark)
                        .then(MaterialDesignW.WHITE_BALANCE_SUNNY)
                        .otherwise(MaterialDesignW.WEATHER_NIGHT));
        button.setGraphic(icon);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty()
                .bind(Bindings.when(dark).then("Light theme (Ctrl+T)").otherwise("Dark theme (Ctrl+T)"));
        button.setTooltip(tooltip);
        button.accessibleTextProperty().bind(tooltip.textProperty());
        button.setOnAction(event -> dark.set(!dark.get()));
        return button;
    }

    private static Label bound(ObservableValue<String> text) {
        Label label = new Label();
        label.textProperty().bind(text);
        shownWhile(label, text.map(value -> !value.isEmpty()));
        return label;
    }

    private static void shownWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
