package org.dl4jworkbench.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/** The data sets and how far each is read. Sets are read one after the other: each takes the disk and a core for itself. */
final class DataModel {
    private static final int SAMPLES_PER_CLASS = 20;

    /** Where the reading of one set stands. */
    enum State {
        ABSENT,
        WAITING,
        LOADED,
        FAILED
    }

    /**
     * One data set.
     *
     * @param view only when it is loaded
     * @param problem only when reading it failed
     */
    record Item(
            DatasetListing listing,
            State state,
            @Nullable DatasetView view,
            @Nullable Throwable problem) {
        static Item listed(DatasetListing listing) {
            return new Item(listing, listing.available() ? State.WAITING : State.ABSENT, null, null);
        }
    }

    private final Supplier<DatasetCatalogue> catalogue;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private long turn;

    DataModel(Supplier<DatasetCatalogue> catalogue, Background background) {
        this.catalogue = catalogue;
        this.background = background;
    }

    ReadOnlyObjectProperty<List<Item>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    /** Why the folders could not be searched, or null. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Looks for the sets again and reads those whose files may have changed; what is shown stays until it is replaced. */
    void refresh() {
        long mine = ++turn;
        DatasetCatalogue current = catalogue.get();
        background.run(
                current::list,
                listings -> {
                    if (mine == turn) {
                        problem.set(null);
                        items.set(listings.stream().map(this::keepOrList).toList());
                        loadNext(mine, current, 0);
                    }
                },
                failure -> {
                    if (mine == turn) {
                        problem.set(failure);
                    }
                });
    }

    private Item keepOrList(DatasetListing listing) {
        return items.get().stream()
                .filter(item -> item.listing().equals(listing) && item.state() == State.LOADED)
                .findFirst()
                .orElse(Item.listed(listing));
    }

    private void loadNext(long mine, DatasetCatalogue current, int position) {
        if (mine != turn || position >= items.get().size()) {
            return;
        }
        DatasetListing listing = items.get().get(position).listing();
        if (!listing.available()) {
            loadNext(mine, current, position + 1);
            return;
        }
        background.run(
                () -> DatasetView.of(current.load(listing.id()), SAMPLES_PER_CLASS),
                view -> put(mine, current, position, new Item(listing, State.LOADED, view, null)),
                failure -> put(mine, current, position, new Item(listing, State.FAILED, null, failure)));
    }

    private void put(long mine, DatasetCatalogue current, int position, Item item) {
        if (mine == turn) {
            List<Item> changed = new ArrayList<>(items.get());
            changed.set(position, item);
            items.set(List.copyOf(changed));
            loadNext(mine, current, position + 1);
        }
    }
}
