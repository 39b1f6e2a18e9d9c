package org.dl4jworkbench.chart;

import java.util.List;
import org.dl4jworkbench.model.PlainText;

/** Several pictures with their boxes on one sheet, in rows. */
public record PictureSheet(String title, List<PictureFigure> pictures) implements Figure {
    public PictureSheet {
        title = PlainText.of(title);
        pictures = List.copyOf(pictures);
    }
}
