package org.dl4jworkbench.ui.assignment;

import java.util.List;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.ui.assignment.setup.SetupModel;

/** The menu of an assignment's presets: id and title of each, its note as the tooltip. */
final class PresetMenu {
    private PresetMenu() {}

    static List<MenuItem> items(SetupModel setup) {
        return setup.assignment().presets().stream()
                .map(preset -> item(setup, preset))
                .toList();
    }

    /** What the preset's report says. */
    static Tooltip note(Preset preset) {
        Tooltip note = new Tooltip(preset.title() + "\n\n" + preset.note());
        note.setWrapText(true);
        note.setMaxWidth(420);
        note.setShowDuration(Duration.seconds(60));
        return note;
    }

    private static MenuItem item(SetupModel setup, Preset preset) {
        Label id = new Label(preset.id());
        id.getStyleClass().add("preset-id");
        Label title = new Label(preset.title());
        title.getStyleClass().add("muted");
        HBox line = new HBox(10, id, title);
        Tooltip.install(line, note(preset));
        CustomMenuItem item = new CustomMenuItem(line);
        item.setId("preset-" + preset.id());
        item.setOnAction(event -> setup.choosePreset(preset));
        return item;
    }
}
