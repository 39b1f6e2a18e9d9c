package org.dl4jworkbench.chart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.Numbers;

/** The numbers behind points, tiles, histograms and examples, a row for each. */
final class SheetNumbers {
    private SheetNumbers() {}

    /** All points, those of hidden classes too. */
    static void points(ScatterFigure figure, SheetCells out) throws IOException {
        out.row("panel", "example", "class", figure.x().title(), figure.y().title());
        for (ScatterFigure.Panel panel : figure.panels()) {
            ClassPoints points = panel.points();
            for (int i = 0; i < points.size(); i++) {
                out.row(
                        panel.title(),
                        points.exampleOf(i),
                        figure.className(points.label()[i]),
                        Float.toString(points.x()[i]),
                        Float.toString(points.y()[i]));
            }
        }
    }

    /** Rows, columns and channels are counted from 0. */
    static void tiles(HeatSheet sheet, SheetCells out) throws IOException {
        boolean colours = sheet.sections().stream()
                .flatMap(section -> section.tiles().stream())
                .anyMatch(tile -> tile.channels() > 1);
        List<String> header = new ArrayList<>(List.of("section", "tile", "row", "column", "value"));
        if (colours) {
            header.add(2, "channel");
        }
        out.row(header);
        for (HeatSheet.Section section : sheet.sections()) {
            for (HeatTile tile : section.tiles()) {
                for (int channel = 0; channel < tile.channels(); channel++) {
                    for (int row = 0; row < tile.rows(); row++) {
                        for (int column = 0; column < tile.columns(); column++) {
                            List<Object> cells = new ArrayList<>(List.of(
                                    section.title(),
                                    tile.name(),
                                    row,
                                    column,
                                    Float.toString(tile.value(channel, row, column))));
                            if (colours) {
                                cells.add(2, channel);
                            }
                            out.row(cells);
                        }
                    }
                }
            }
        }
    }

    /** The bins as they are drawn: of one width within a panel; equal values are a row without a density. */
    static void bins(HistogramFigure figure, SheetCells out) throws IOException {
        out.row("block", "series", "from", "to", "count", "density");
        for (HistogramFigure.Panel panel : figure.panels()) {
            if (panel.isOfEqualValues()) {
                for (HistogramFigure.Curve curve : panel.filled()) {
                    out.row(
                            panel.title(),
                            curve.name(),
                            Numbers.plain(curve.histogram().minimum()),
                            Numbers.plain(curve.histogram().maximum()),
                            curve.histogram().count(),
                            "");
                }
                continue;
            }
            for (HistogramFigure.Curve curve : panel.common()) {
                for (int bin = 0; bin < curve.histogram().counts().length; bin++) {
                    out.row(
                            panel.title(),
                            curve.name(),
                            Numbers.plain(curve.edge(bin)),
                            Numbers.plain(curve.edge(bin + 1)),
                            curve.histogram().counts()[bin],
                            Numbers.plain(curve.height(bin, true)));
                }
            }
        }
    }

    static void examples(ExampleSheet sheet, SheetCells out) throws IOException {
        List<Object> row = new ArrayList<>(List.of("example", "actual", "predicted", "probability", "correct"));
        sheet.classes().forEach(name -> row.add("p(" + name + ")"));
        out.row(row);
        for (ExampleSheet.Example example : sheet.examples()) {
            row.clear();
            row.add(example.number());
            row.add(sheet.classes().get(example.actual()));
            int predicted = example.predicted();
            row.add(predicted < 0 ? "" : sheet.classes().get(predicted));
            row.add(predicted < 0 ? "" : Float.toString((float) example.probability(predicted)));
            row.add(predicted < 0 ? "" : example.isRight());
            for (int label = 0; label < sheet.classes().size(); label++) {
                row.add(predicted < 0 ? "" : Float.toString((float) example.probability(label)));
            }
            out.row(row);
        }
    }
}
