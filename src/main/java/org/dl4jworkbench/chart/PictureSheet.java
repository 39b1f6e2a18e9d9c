package org.dl4jworkbench.chart;

import java.util.List;

/** Several pictures with their boxes on one sheet, in rows. */
public record PictureSheet(String title, List<PictureFigure> pictures) implements Figure {
    public PictureSheet {
        pictures = List.copyOf(pictures);
    }
}
