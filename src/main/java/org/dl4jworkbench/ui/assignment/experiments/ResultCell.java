package org.dl4jworkbench.ui.assignment.experiments;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.lab.experiment.ExperimentTable.Row;
import org.jspecify.annotations.Nullable;

/** A cell of the results: our figure, and small below it the report's. The best setting is bold, figures so far are dim. */
final class ResultCell extends TableCell<Row, Row> {
    private static final String BEST = "best";
    private static final String INTERIM = "interim";

    private final Function<Row, String> text;
    private final Function<Row, String> below;
    private final Label ours = new Label();
    private final Label report = new Label();
    private final VBox lines = new VBox(ours, report);

    ResultCell(Function<Row, String> text, Function<Row, String> below, boolean number) {
        this.text = text;
        this.below = below;
        getStyleClass().add("result-cell");
        report.getStyleClass().add("reported");
        lines.setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        if (number) {
            getStyleClass().add("number");
        }
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll(BEST, INTERIM);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        if (row.best()) {
            getStyleClass().add(BEST);
        } else if (row.interim()) {
            getStyleClass().add(INTERIM);
        }
        ours.setText(text.apply(row));
        String second = below.apply(row);
        report.setText(second);
        report.setVisible(!second.isEmpty());
        report.setManaged(!second.isEmpty());
        setTooltip(
                ours.getText().length() > 14 || second.length() > 14
                        ? new Tooltip(second.isEmpty() ? ours.getText() : ours.getText() + "\n" + second)
                        : null);
        setGraphic(lines);
    }
}
