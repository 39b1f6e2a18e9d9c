package org.dl4jworkbench.ui.assignment.inside;

import org.dl4jworkbench.chart.ClassPoints;
import org.dl4jworkbench.rundir.Moment;

/**
 * Points to draw.
 *
 * @param watched how many watched examples there are, of which the points may be a part
 */
record LatentPlot(Moment moment, LatentLayer layer, ClassPoints points, int watched, String xTitle, String yTitle) {}
