package org.dl4jworkbench.ui.data;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** All data sets, official, generated and the user's own, each with its state, format and size. */
public final class DatasetList extends ListView<String> {
    private @Nullable DataModel model;
    private @Nullable Downloads downloads;

    public DatasetList() {
        getStyleClass().add("dataset-list");
        setCellFactory(list -> new Cell());
    }

    void show(DataModel shown, Downloads running, Consumer<String> chosen) {
        model = shown;
        downloads = running;
        getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now != null && !now.equals(shown.selectedProperty().get())) {
                chosen.accept(now);
            }
        });
        shown.itemsProperty().addListener(observable -> update(shown));
        shown.selectedProperty().addListener(observable -> update(shown));
        running.statesProperty().addListener(observable -> refresh());
        update(shown);
    }

    private void update(DataModel shown) {
        List<String> ids =
                shown.itemsProperty().get().stream().map(DataModel.Item::id).toList();
        if (!ids.equals(getItems())) {
            getItems().setAll(ids);
        }
        String selected = shown.selectedProperty().get();
        if (selected != null && !selected.equals(getSelectionModel().getSelectedItem())) {
            getSelectionModel().select(selected);
        }
        refresh();
    }

    /** What stands below the title: whether it is here, its format, its size. */
    static String below(DataModel.Item item, Downloads.@Nullable State download) {
        DatasetListing listing = item.listing();
        String format = " · " + listing.format().label();
        if (download instanceof Downloads.State.Running running) {
            return running.progress() == null
                    ? "starting the download"
                    : "downloading, " + (int) (100 * running.progress().share()) + " %";
        }
        if (download != null && item.state() == DataModel.State.ABSENT) {
            return (download instanceof Downloads.State.Failed ? "download failed" : "download cancelled") + format;
        }
        String kind =
                switch (listing.kind()) {
                    case OFFICIAL -> "here";
                    case GENERATED -> "generated";
                    case OWN -> "your own";
                };
        return switch (item.state()) {
            case ABSENT -> (listing.kind() == DatasetListing.Kind.OWN ? "files not found" : "not here") + format;
            case UNMADE -> "made on first use" + format;
            case FAILED -> "cannot be read" + format;
            case UNREAD, READING, LOADED ->
                kind + format + (listing.sizeOnDisk() > 0 ? " · " + Numbers.bytes(listing.sizeOnDisk()) : "");
        };
    }

    private static FontIcon icon(DataModel.Item item, Downloads.@Nullable State download) {
        if (download instanceof Downloads.State.Running) {
            return icon(MaterialDesignD.DOWNLOAD, "busy");
        }
        return switch (item.state()) {
            case ABSENT ->
                download instanceof Downloads.State.Failed
                        ? icon(MaterialDesignA.ALERT_CIRCLE_OUTLINE, "bad")
                        : icon(MaterialDesignD.DOWNLOAD_OUTLINE, "quiet");
            case FAILED -> icon(MaterialDesignA.ALERT_CIRCLE_OUTLINE, "bad");
            case UNMADE -> icon(MaterialDesignP.PENCIL_OUTLINE, "quiet");
            case UNREAD, READING, LOADED ->
                switch (item.listing().kind()) {
                    case OFFICIAL -> icon(MaterialDesignC.CHECK, "good");
                    case GENERATED -> icon(MaterialDesignP.PENCIL_OUTLINE, "good");
                    case OWN -> icon(MaterialDesignF.FOLDER_OUTLINE, "good");
                };
        };
    }

    private static FontIcon icon(Ikon code, String styleClass) {
        FontIcon icon = new FontIcon(code);
        icon.getStyleClass().addAll("status-icon", styleClass);
        return icon;
    }

    private final class Cell extends ListCell<String> {
        private final Label title = Nodes.label("", "strong");
        private final Label below = Nodes.label("", "muted", "small");
        private final HBox line = new HBox(10);

        Cell() {
            VBox lines = new VBox(title, below);
            HBox.setHgrow(lines, Priority.ALWAYS);
            line.getStyleClass().add("card-head");
            line.getChildren().setAll(new FontIcon(), lines);
            // The width of the list, not that of the longest line.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String id, boolean empty) {
            super.updateItem(id, empty);
            DataModel.Item item = empty || model == null ? null : model.item(id).orElse(null);
            if (item == null || downloads == null) {
                setGraphic(null);
                return;
            }
            Downloads.State download = downloads.state(item.id());
            title.setText(item.listing().title());
            below.setText(below(item, download));
            line.getChildren().set(0, icon(item, download));
            setGraphic(line);
        }
    }
}
