package org.dl4jworkbench.ui.runs;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.ui.common.StatusLook;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** How the columns of the history sort and look: each sorts by the value, not by its text. */
final class RunColumns {
    /** The columns that are left out until the user asks for them: there is no room for all. */
    static final List<String> HIDDEN = List.of("experiment", "note", "data", "folder");

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

    /** The column of the stars: filled where the run has one; a click gives or takes it. */
    static void setStar(TableColumn<RunRow, RunFacts> column, Consumer<RunRow> clicked) {
        column.setCellValueFactory(cell -> cell.getValue().factsProperty());
        column.setComparator(Comparator.comparing(facts -> !facts.notes().star()));
        column.setCellFactory(ignored -> new StarCell(clicked));
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

    private static final class StarCell extends TableCell<RunRow, RunFacts> {
        private final FontIcon icon = new FontIcon(MaterialDesignS.STAR_OUTLINE);
        private @Nullable Boolean shown;

        StarCell(Consumer<RunRow> clicked) {
            getStyleClass().add("star-cell");
            setAlignment(Pos.CENTER);
            setOnMouseClicked(event -> {
                RunRow row = getTableRow() == null ? null : getTableRow().getItem();
                if (row != null && event.getButton() == MouseButton.PRIMARY) {
                    event.consume();
                    clicked.accept(row);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable RunFacts facts, boolean empty) {
            super.updateItem(facts, empty);
            if (empty || facts == null) {
                setGraphic(null);
                return;
            }
            boolean star = facts.notes().star();
            // Cells are used again for other rows while one scrolls; styling them anew each time is what costs.
            if (!Boolean.valueOf(star).equals(shown)) {
                shown = star;
                icon.setIconCode(star ? MaterialDesignS.STAR : MaterialDesignS.STAR_OUTLINE);
                icon.getStyleClass().setAll("ikonli-font-icon", star ? "star" : "no-star");
                setAccessibleText(star ? "starred" : "");
            }
            setGraphic(icon);
        }
    }

    private static final class StatusCell extends TableCell<RunRow, RunFacts> {
        private final Map<StatusLook, FontIcon> icons = new EnumMap<>(StatusLook.class);
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
                setGraphic(icons.computeIfAbsent(now, StatusLook::icon));
            }
            setOnMouseEntered(event -> setTooltip(facts.reason().isEmpty() ? null : new Tooltip(facts.reason())));
        }
    }
}
