package org.dl4jworkbench.ui.assignment.experiments;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An experiment in the list: its title, and how many settings it has. */
final class ChoiceCell extends ListCell<Choice> {
    private final Label title = new Label();
    private final Label facts = new Label();
    private final VBox lines = new VBox(title, facts);

    ChoiceCell() {
        title.setWrapText(true);
        facts.getStyleClass().addAll("muted", "small");
        // The list gives the width, so that long titles go on in a further line.
        setPrefWidth(0);
        title.setMinHeight(USE_PREF_SIZE);
        title.prefWidthProperty().bind(widthProperty().subtract(20));
    }

    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
        super.updateItem(choice, empty);
        if (empty || choice == null) {
            setGraphic(null);
            return;
        }
        title.setText(choice.experiment().title());
        facts.setText(choice.facts());
        setGraphic(lines);
    }
}
