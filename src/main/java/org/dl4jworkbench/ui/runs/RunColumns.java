package org.dl4jworkbench.ui.runs;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.ui.common.StatusLook;
import org.jspecify.annotations.Nullable;

/** How the columns of the history sort and look: each sorts by the value, not by its text. */
final class RunColumns {
    private RunColumns() {}

    /**
     * A column of text or numbers.
     *
     * @param sortKey runs without one sort last
     */
    static <K extends Comparable<? super K>> void set(
            TableColumn<RunRow, RunFacts> column,
            Function<RunFacts, ? extends @Nullable K> sortKey,
            Function<RunFacts, String> text) {
        column.setCellValueFactory(cell -> cell.getValue().factsProperty());
        Comparator<@Nullable K> order = Comparator.nullsFirst(Comparator.naturalOrder());
        column.setComparator((a, b) -> order.compare(sortKey.apply(a), sortKey.apply(b)));
        boolean number = column.getStyleClass().contains("number");
        column.setCellFactory(ignored -> new FactsCell(text, number));
    }

    /** The column of the status, with its icon. */
    static void setStatus(TableColumn<RunRow, RunFacts> column) {
        column.setCellValueFactory(cell -> cell.getValue().factsProperty());
        column.setComparator(Comparator.comparing(RunFacts::status));
        column.setCellFactory(ignored -> new StatusCell());
    }

    static @Nullable Double accuracy(@Nullable Score score) {
        return score == null ? null : score.accuracy();
    }

    static @Nullable Double loss(@Nullable Score score) {
        return score == null ? null : score.loss();
    }

    /** Four digits after the point, as the reports have them. */
    static String four(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static final class FactsCell extends TableCell<RunRow, RunFacts> {
        private final Function<RunFacts, String> text;

        FactsCell(Function<RunFacts, String> text, boolean number) {
            this.text = text;
            // Only a text that is cut off is worth a tooltip, which is a window of its own.
            setOnMouseEntered(event ->
                    setTooltip(getText() != null && prefWidth(-1) > getWidth() ? new Tooltip(getText()) : null));
            if (number) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable RunFacts facts, boolean empty) {
            super.updateItem(facts, empty);
            setText(empty || facts == null ? null : text.apply(facts));
        }
    }

    private static final class StatusCell extends TableCell<RunRow, RunFacts> {
        private @Nullable StatusLook look;

        @Override
        protected void updateItem(@Nullable RunFacts facts, boolean empty) {
            super.updateItem(facts, empty);
            if (empty || facts == null) {
                look = null;
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            StatusLook now = StatusLook.of(facts.status());
            if (!Objects.equals(look, now)) {
                look = now;
                setText(now.word());
                setGraphic(now.icon());
            }
            setTooltip(facts.reason().isEmpty() ? null : new Tooltip(facts.reason()));
        }
    }
}
