package org.dl4jworkbench.ui.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/** The data sets, the chosen one, and how far each is read. Only the chosen set is read, and never two at a time. */
final class DataModel {
    /** Where one set stands. */
    enum State {
        /** Not on this machine. */
        ABSENT,
        /** A generated set whose files are not written yet. */
        UNMADE,
        /** On this machine, not looked into. */
        UNREAD,
        READING,
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
            State state = !listing.available()
                    ? State.ABSENT
                    : listing.generated() && listing.sizeOnDisk() == 0 ? State.UNMADE : State.UNREAD;
            return new Item(listing, state, null, null);
        }

        String id() {
            return listing.id();
        }
    }

    private record Found(List<DatasetListing> listings, List<? extends Throwable> problems) {}

    private final Supplier<DatasetCatalogue> catalogue;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<? extends Throwable>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable String> selected = new ReadOnlyObjectWrapper<>();
    private @Nullable String reading;
    private long turn;

    DataModel(Supplier<DatasetCatalogue> catalogue, Background background) {
        this.catalogue = catalogue;
        this.background = background;
    }

    ReadOnlyObjectProperty<List<Item>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    /** Why the folders could not be searched or a definition of the user's is left out; empty when all is well. */
    ReadOnlyObjectProperty<List<? extends Throwable>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** The id of the set that is looked at; null before the first refresh. */
    ReadOnlyObjectProperty<@Nullable String> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    Optional<Item> item(@Nullable String id) {
        return items.get().stream().filter(item -> item.id().equals(id)).findFirst();
    }

    Optional<Item> selectedItem() {
        return item(selected.get());
    }

    /** Looks for the sets again and reads the chosen one if its files may have changed; what is shown stays until then. */
    void refresh() {
        refresh(null);
    }

    /** As {@link #refresh()}, then chooses a set. */
    void refresh(@Nullable String thenSelect) {
        long mine = ++turn;
        DatasetCatalogue current = catalogue.get();
        background.run(
                () -> new Found(current.list(), current.problems()),
                found -> {
                    if (mine == turn) {
                        problems.set(found.problems());
                        items.set(
                                found.listings().stream().map(this::keepOrList).toList());
                        select(thenSelect == null ? selected.get() : thenSelect);
                    }
                },
                failure -> {
                    if (mine == turn) {
                        problems.set(List.of(failure));
                    }
                });
    }

    private Item keepOrList(DatasetListing listing) {
        return item(listing.id())
                .filter(item -> item.listing().equals(listing)
                        && (item.state() == State.LOADED || item.state() == State.READING))
                .orElseGet(() -> Item.listed(listing));
    }

    /** Chooses a set to look at, the first one that is here where there is none of this id, and reads it if it is here. */
    void select(@Nullable String id) {
        Item chosen = item(id).or(() -> items.get().stream()
                        .filter(item -> item.listing().available())
                        .findFirst())
                .orElse(null);
        selected.set(chosen == null ? null : chosen.id());
        readSelected();
    }

    /** Reads the chosen set even where that makes it first or has failed before. */
    void read() {
        selectedItem().ifPresent(item -> put(new Item(item.listing(), State.UNREAD, null, null)));
        readSelected();
    }

    private void readSelected() {
        Item item = selectedItem().orElse(null);
        if (reading != null || item == null || item.state() != State.UNREAD) {
            return;
        }
        String id = item.id();
        reading = id;
        put(new Item(item.listing(), State.READING, null, null));
        DatasetCatalogue current = catalogue.get();
        background.run(
                () -> {
                    DatasetView view = DatasetView.of(current.load(id));
                    // Reading a generated set may have written it.
                    return new Item(current.find(id), State.LOADED, view, null);
                },
                this::ended,
                failure -> ended(new Item(item.listing(), State.FAILED, null, failure)));
    }

    private void ended(Item outcome) {
        reading = null;
        put(outcome);
        readSelected();
    }

    /** Takes the definition of a set of the user's own away; its files stay. */
    void remove(String id) {
        DatasetCatalogue current = catalogue.get();
        background.run(
                () -> {
                    current.remove(id);
                    return id;
                },
                removed -> refresh(),
                failure -> problems.set(Stream.concat(problems.get().stream(), Stream.of(failure))
                        .toList()));
    }

    private void put(Item changed) {
        items.set(items.get().stream()
                .map(item -> item.id().equals(changed.id()) ? changed : item)
                .toList());
    }
}
