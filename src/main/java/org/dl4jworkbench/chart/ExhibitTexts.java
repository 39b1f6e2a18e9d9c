package org.dl4jworkbench.chart;

import java.util.List;
import java.util.stream.Stream;

/** The texts that a figure or table draws and that come from outside: titles, names of classes, runs and parameters. */
final class ExhibitTexts {
    private ExhibitTexts() {}

    static Stream<String> of(Exhibit exhibit) {
        return Stream.concat(Stream.of(exhibit.title()), names(exhibit));
    }

    private static Stream<String> names(Exhibit exhibit) {
        if (exhibit instanceof Table table) {
            return Stream.concat(
                    table.columns().stream().map(Table.Column::title),
                    table.rows().stream().flatMap(List::stream).map(Table.Cell::shown));
        }
        if (exhibit instanceof LineFigure figure) {
            return Stream.of(
                            figure.series().stream().map(Series::name),
                            figure.marks().stream().map(Mark::label),
                            figure.bands().stream().map(Band::label),
                            Stream.of(figure.x().title(), figure.y().title()))
                    .flatMap(texts -> texts);
        }
        if (exhibit instanceof MatrixFigure figure) {
            return figure.matrix().classes().stream();
        }
        if (exhibit instanceof BarFigure figure) {
            return Stream.concat(
                    figure.categories().stream(), figure.groups().stream().map(BarFigure.Group::name));
        }
        if (exhibit instanceof ScatterFigure figure) {
            return Stream.concat(
                    figure.classes().stream(), figure.panels().stream().map(ScatterFigure.Panel::title));
        }
        if (exhibit instanceof PictureFigure figure) {
            return figure.boxes().stream().map(PictureFigure.Box::label);
        }
        if (exhibit instanceof PictureSheet sheet) {
            return sheet.pictures().stream().flatMap(ExhibitTexts::of);
        }
        if (exhibit instanceof HistogramFigure figure) {
            return figure.panels().stream()
                    .flatMap(panel -> Stream.concat(
                            Stream.of(panel.title()), panel.curves().stream().map(HistogramFigure.Curve::name)));
        }
        if (exhibit instanceof HeatSheet sheet) {
            return sheet.sections().stream()
                    .flatMap(section -> Stream.concat(
                            Stream.of(section.title()), section.tiles().stream().map(HeatTile::name)));
        }
        if (exhibit instanceof ExampleSheet sheet) {
            return sheet.classes().stream();
        }
        if (exhibit instanceof ParallelFigure figure) {
            return figure.axes().stream().flatMap(ExhibitTexts::axis);
        }
        if (exhibit instanceof DotFigure figure) {
            return Stream.of(
                            axis(figure.x()),
                            axis(figure.y()),
                            figure.dots().stream().map(DotFigure.Dot::name))
                    .flatMap(texts -> texts);
        }
        return Stream.empty();
    }

    private static Stream<String> axis(ScaleAxis axis) {
        return Stream.concat(Stream.of(axis.title()), axis.categories().stream());
    }
}
