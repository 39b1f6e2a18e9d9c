package org.dl4jworkbench.ui.data;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.data.download.DownloadCatalogue;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The chosen set, whatever its state: its title and what can be done with it above, the rest below. */
final class DetailPane extends VBox {
    /** What the buttons do. */
    interface Actions extends AbsentDetail.Actions {
        /** Reads the chosen set, again or for the first time. */
        void read();

        void remove(DatasetListing own);

        /** Where a download goes. */
        Path dataRoot();
    }

    private final Actions actions;
    private final FigureCard cards;
    private DataModel.@Nullable Item shown;
    private @Nullable AbsentDetail absent;

    DetailPane(FigureCard cards, Actions actions) {
        this.cards = cards;
        this.actions = actions;
        setSpacing(12);
    }

    /** Shows a set and its download; what has not changed stays. */
    void show(DataModel.@Nullable Item item, Downloads.@Nullable State download) {
        if (item == null || !item.equals(shown)) {
            shown = item;
            absent = null;
            getChildren().clear();
            if (item != null) {
                getChildren().addAll(head(item), body(item));
            }
        }
        if (absent != null) {
            absent.show(download);
        }
    }

    private HBox head(DataModel.Item item) {
        DatasetListing listing = item.listing();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(Nodes.label(listing.title(), "page-title"));
        head.getStyleClass().add("card-head");
        DatasetView view = item.view();
        String facts = view == null
                ? listing.format().label()
                : shape(view.shape()) + " · " + Numbers.grouped(view.train() + (long) view.test()) + " examples · "
                        + listing.format().label();
        head.getChildren().addAll(Nodes.label(facts, "muted"), space);
        Path folder = folder(listing);
        if (folder != null) {
            Button open = new Button("Open folder", new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE));
            open.setMinWidth(USE_PREF_SIZE);
            open.setOnAction(event -> actions.openFolder(folder));
            head.getChildren().add(open);
        }
        if (listing.kind() == DatasetListing.Kind.OWN) {
            Button remove = new Button("Remove…");
            remove.setId("remove-set");
            remove.setMinWidth(USE_PREF_SIZE);
            remove.getStyleClass().add("danger-action");
            remove.setOnAction(event -> actions.remove(listing));
            head.getChildren().add(remove);
        }
        return head;
    }

    private static String shape(Shape shape) {
        String text = shape.toString();
        return shape.isPicture() ? text : text + (text.equals("1") ? " input" : " inputs");
    }

    private static @Nullable Path folder(DatasetListing listing) {
        if (!listing.available() || listing.where().isEmpty()) {
            return null;
        }
        Path place = Path.of(listing.where());
        return Files.isDirectory(place) ? place : Files.isRegularFile(place) ? place.getParent() : null;
    }

    private Node body(DataModel.Item item) {
        return switch (item.state()) {
            case ABSENT -> absent(item.listing());
            case UNMADE -> unmade(item.listing());
            case UNREAD, READING -> reading(item.listing());
            case FAILED -> failed(item);
            case LOADED -> item.view() == null ? new VBox() : new DatasetDetail(item.view(), cards);
        };
    }

    private Node absent(DatasetListing listing) {
        absent = new AbsentDetail(
                listing, DownloadCatalogue.find(listing.id()).orElse(null), actions.dataRoot(), actions);
        return absent;
    }

    private Node unmade(DatasetListing listing) {
        VBox card = Nodes.card("Generated on first use");
        Button make = new Button("Generate now", new FontIcon(MaterialDesignP.PENCIL_OUTLINE));
        make.getStyleClass().add("primary-action");
        make.setOnAction(event -> actions.read());
        card.getChildren()
                .addAll(
                        Nodes.wrapping(AboutSets.text(listing.id())),
                        Nodes.wrapping(
                                "The program draws it, the same every time, when a run or this page needs it first;"
                                        + " figures made with it say nothing about the real set.",
                                "muted"),
                        new HBox(make));
        return card;
    }

    private static Node reading(DatasetListing listing) {
        ProgressIndicator indicator = new ProgressIndicator();
        indicator.setPrefSize(18, 18);
        String text = listing.generated() && listing.sizeOnDisk() == 0
                ? "Generating …"
                : "Reading " + Numbers.bytes(listing.sizeOnDisk()) + " …";
        HBox line = new HBox(8, indicator, Nodes.label(text, "muted"));
        line.getStyleClass().addAll("card", "card-head");
        return line;
    }

    private Node failed(DataModel.Item item) {
        Button retry = new Button("Read again");
        retry.setOnAction(event -> actions.read());
        VBox lines = new VBox(12, new HBox(retry));
        if (item.problem() != null) {
            lines.getChildren().add(0, new ErrorCard(item.problem()));
        }
        return lines;
    }
}
