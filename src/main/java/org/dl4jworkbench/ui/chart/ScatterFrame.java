package org.dl4jworkbench.ui.chart;

import org.dl4jworkbench.chart.ScatterFigure.Range;

/**
 * Where the values of a scatter lie on the screen.
 *
 * @param left the left edge of the plot
 * @param top its upper edge
 */
record ScatterFrame(Range range, double left, double top, double width, double height) {
    double screenX(double x) {
        return left + (x - range.xMin()) / (range.xMax() - range.xMin()) * width;
    }

    double screenY(double y) {
        return top + (range.yMax() - y) / (range.yMax() - range.yMin()) * height;
    }

    double valueX(double screenX) {
        return range.xMin() + (screenX - left) / width * (range.xMax() - range.xMin());
    }

    double valueY(double screenY) {
        return range.yMax() - (screenY - top) / height * (range.yMax() - range.yMin());
    }

    boolean contains(double screenX, double screenY) {
        return screenX >= left && screenX <= left + width && screenY >= top && screenY <= top + height;
    }

    /** The range after a drag by so many pixels. */
    Range moved(double right, double down) {
        double x = right / width * (range.xMax() - range.xMin());
        double y = down / height * (range.yMax() - range.yMin());
        return new Range(range.xMin() - x, range.xMax() - x, range.yMin() + y, range.yMax() + y);
    }

    /**
     * The range after a zoom that leaves a point of the screen where it is.
     *
     * @param factor below 1 shows less
     */
    Range zoomed(double factor, double screenX, double screenY) {
        double x = valueX(screenX);
        double y = valueY(screenY);
        return new Range(
                x + (range.xMin() - x) * factor,
                x + (range.xMax() - x) * factor,
                y + (range.yMin() - y) * factor,
                y + (range.yMax() - y) * factor);
    }
}
