package org.dl4jworkbench.chart;

/** A figure as data: drawn in any size and style, and written with its numbers. */
public sealed interface Figure extends Exhibit
        permits LineFigure,
                MatrixFigure,
                BarFigure,
                NetworkFigure,
                PictureFigure,
                PictureSheet,
                ScatterFigure,
                HeatSheet,
                HistogramFigure,
                ExampleSheet,
                ParallelFigure,
                DotFigure {}
