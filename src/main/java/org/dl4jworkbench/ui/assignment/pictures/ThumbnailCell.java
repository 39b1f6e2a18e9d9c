package org.dl4jworkbench.ui.assignment.pictures;

import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import org.controlsfx.control.GridCell;
import org.dl4jworkbench.chart.TestPicture;
import org.jspecify.annotations.Nullable;

/** One picture in the grid; a click chooses it. */
final class ThumbnailCell extends GridCell<TestPicture> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");

    private final Thumbnails thumbnails;
    private final ObjectProperty<@Nullable TestPicture> chosen;
    private final ImageView view = new ImageView();

    ThumbnailCell(Thumbnails thumbnails, ObjectProperty<@Nullable TestPicture> chosen) {
        this.thumbnails = thumbnails;
        this.chosen = chosen;
        getStyleClass().add("thumbnail");
        setGraphic(view);
        setOnMouseClicked(event -> {
            TestPicture picture = getItem();
            if (picture != null) {
                chosen.set(picture);
            }
        });
        chosen.addListener(observable -> mark());
    }

    @Override
    protected void updateItem(@Nullable TestPicture picture, boolean empty) {
        super.updateItem(picture, empty);
        view.setImage(null);
        setTooltip(null);
        if (!empty && picture != null) {
            setTooltip(new Tooltip(picture.name()));
            view.setImage(thumbnails.get(picture, image -> {
                if (picture.equals(getItem())) {
                    view.setImage(image);
                }
            }));
        }
        mark();
    }

    private void mark() {
        pseudoClassStateChanged(CHOSEN, getItem() != null && getItem().equals(chosen.get()));
    }
}
