package org.dl4jworkbench.ui.chart;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Circle;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Series;
import org.jspecify.annotations.Nullable;

/** The legend of a figure view as a row of toggles for the head of its card: a click hides or shows a curve. */
public final class SeriesToggles extends FlowPane {
    private final FigureView view;
    private List<String> names = List.of();

    public SeriesToggles(FigureView view) {
        this.view = view;
        // As wide as all of them; where that is too wide they go on in a further line.
        setPrefWrapLength(10_000);
        getStyleClass().add("series-toggles");
        view.figureProperty().addListener((property, old, now) -> refresh(now));
        refresh(view.getFigure());
    }

    /** Live figures come several times a second: the toggles are made anew only when the curves are others. */
    private void refresh(@Nullable Figure figure) {
        List<Series> series = figure instanceof LineFigure lines
                ? lines.series().stream()
                        .filter(each -> each.look() != Series.Look.RAW)
                        .toList()
                : List.of();
        List<String> now = series.stream().map(Series::name).toList();
        if (now.equals(names)) {
            return;
        }
        names = now;
        // A single curve needs no key: the card's title names it.
        getChildren()
                .setAll(
                        series.size() < 2
                                ? List.of()
                                : series.stream().map(this::toggle).toList());
    }

    private ToggleButton toggle(Series series) {
        ToggleButton toggle = new ToggleButton(series.name(), new Circle(4, FxColours.series(series.colour())));
        toggle.setMnemonicParsing(false);
        toggle.getStyleClass().add("series-toggle");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setSelected(!view.hiddenSeries().contains(series.name()));
        toggle.selectedProperty().addListener((property, old, shown) -> {
            if (shown) {
                view.hiddenSeries().remove(series.name());
            } else {
                view.hiddenSeries().add(series.name());
            }
        });
        return toggle;
    }

    @Override
    public String getUserAgentStylesheet() {
        return ChartStyles.sheet();
    }
}
