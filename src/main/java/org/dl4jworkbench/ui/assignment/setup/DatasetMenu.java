package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.model.DataSpec;

/** The menu of an assignment's data sets; one that is not on this machine says where its files go. */
final class DatasetMenu {
    private DatasetMenu() {}

    static List<MenuItem> items(List<DatasetListing> listings, Consumer<String> choose) {
        List<MenuItem> items = new ArrayList<>();
        String first = listings.stream()
                .filter(DatasetListing::available)
                .map(DatasetListing::title)
                .findFirst()
                .orElse("none found");
        items.add(item(
                "Automatic", "the first that is on this machine: " + first, false, () -> choose.accept(DataSpec.AUTO)));
        for (DatasetListing listing : listings) {
            String below = listing.available()
                    ? (listing.generated() ? "generated, " : "") + listing.where()
                    : "not on this machine. " + howToGet(listing);
            items.add(item(listing.title(), below, !listing.available(), () -> choose.accept(listing.id())));
        }
        return items;
    }

    private static String howToGet(DatasetListing listing) {
        return listing.howToGet().isEmpty()
                ? "Put its files into "
                        + listing.searched().stream().map(Object::toString).collect(Collectors.joining(" or "))
                : listing.howToGet();
    }

    private static MenuItem item(String title, String below, boolean disabled, Runnable chosen) {
        Label name = new Label(title);
        Label detail = new Label(below);
        detail.getStyleClass().addAll("muted", "small");
        detail.setWrapText(true);
        detail.setMaxWidth(360);
        VBox lines = new VBox(name, detail);
        CustomMenuItem item = new CustomMenuItem(lines);
        item.setText(title);
        item.setDisable(disabled);
        item.setOnAction(event -> chosen.run());
        return item;
    }
}
