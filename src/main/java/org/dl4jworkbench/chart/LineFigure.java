package org.dl4jworkbench.chart;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Curves or points over two axes.
 *
 * @param series drawn in this order, the first lowest
 * @param marks named points
 * @param bands shaded ranges of x, below everything
 * @param selectedX where a vertical line stands, such as the selected epoch; null for none
 */
public record LineFigure(
        String title,
        Axis x,
        Axis y,
        List<Series> series,
        List<Mark> marks,
        List<Band> bands,
        @Nullable Double selectedX)
        implements Figure {
    public LineFigure {
        title = PlainText.of(title);
        series = List.copyOf(series);
        marks = List.copyOf(marks);
        bands = List.copyOf(bands);
    }

    public static LineFigure of(String title, Axis x, Axis y, List<Series> series) {
        return new LineFigure(title, x, y, series, List.of(), List.of(), null);
    }

    public LineFigure withMarks(List<Mark> other) {
        return new LineFigure(title, x, y, series, other, bands, selectedX);
    }

    public LineFigure withBands(List<Band> other) {
        return new LineFigure(title, x, y, series, marks, other, selectedX);
    }

    public LineFigure withSelectedX(@Nullable Double other) {
        return new LineFigure(title, x, y, series, marks, bands, other);
    }

    public LineFigure withLog(boolean logX, boolean logY) {
        return new LineFigure(title, x.withLog(logX), y.withLog(logY), series, marks, bands, selectedX);
    }

    public LineFigure withSeries(List<Series> other) {
        return new LineFigure(title, x, y, other, marks, bands, selectedX);
    }

    /**
     * What is not drawn, as sentences: values that are not finite, and values of zero and below on a log axis. Smoothed lines do not
     * count, they are made from values that do.
     */
    public List<String> leftOut() {
        long points = 0;
        long notFinite = 0;
        long notPositive = 0;
        for (Series each : series) {
            if (each.look() == Series.Look.SMOOTH) {
                continue;
            }
            points += each.size();
            Extremes.Blocks blocks = each.blocks();
            for (int index = 0; index < each.size(); index++) {
                if (isSound(each, blocks, index)) {
                    index += Extremes.BLOCK - 1;
                    continue;
                }
                double valueX = each.x(index);
                double valueY = each.y(index);
                if (!Double.isFinite(valueX) || !Double.isFinite(valueY)) {
                    notFinite++;
                } else if ((x.log() && valueX <= 0) || (y.log() && valueY <= 0)) {
                    notPositive++;
                }
            }
        }
        List<String> sentences = new ArrayList<>();
        if (notPositive > 0) {
            sentences.add(sentence(notPositive, points, "at or below zero, left out on the log axis"));
        }
        if (notFinite > 0) {
            sentences.add(sentence(notFinite, points, "not finite, left out"));
        }
        return sentences;
    }

    /** Whether a block begins at an index that has nothing to be left out; a scatter's x need not ascend. */
    private boolean isSound(Series each, Extremes.Blocks blocks, int index) {
        int block = index / Extremes.BLOCK;
        return index % Extremes.BLOCK == 0
                && block < blocks.count()
                && each.look() != Series.Look.POINTS
                && !blocks.isMixed(block)
                && !(x.log() && each.x(index) <= 0)
                && !(y.log() && each.y(blocks.lowest(block)) <= 0);
    }

    private static String sentence(long count, long points, String reason) {
        return String.format(
                java.util.Locale.ROOT, "%,d of %,d points %s %s", count, points, count == 1 ? "is" : "are", reason);
    }
}
