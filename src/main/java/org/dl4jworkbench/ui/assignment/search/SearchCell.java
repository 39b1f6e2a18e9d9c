package org.dl4jworkbench.ui.assignment.search;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A search in the list: its title, and how much it tries. */
final class SearchCell extends ListCell<SearchChoice> {
    private final Label title = new Label();
    private final Label facts = new Label();
    private final VBox lines = new VBox(title, facts);

    SearchCell() {
        title.setWrapText(true);
        facts.getStyleClass().addAll("muted", "small");
        // The list gives the width, so that long titles go on in a further line.
        setPrefWidth(0);
        title.setMinHeight(USE_PREF_SIZE);
        title.prefWidthProperty().bind(widthProperty().subtract(20));
    }

    @Override
    protected void updateItem(@Nullable SearchChoice choice, boolean empty) {
        super.updateItem(choice, empty);
        if (empty || choice == null) {
            setGraphic(null);
            return;
        }
        title.setText(choice.search().title());
        facts.setText(choice.facts());
        setGraphic(lines);
    }
}
