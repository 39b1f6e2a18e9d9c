package org.dl4jworkbench.ui.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.data.download.RemoteSet;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Dialogs;
import org.dl4jworkbench.ui.common.Folders;
import org.jspecify.annotations.Nullable;

/**
 * What the buttons at the chosen set do.
 *
 * @param root where a download goes, asked each time
 * @param window the owner of dialogs
 * @param failed shows what went wrong
 */
record DataActions(
        DataModel model,
        Downloads downloads,
        Supplier<Path> root,
        Supplier<@Nullable Window> window,
        Background background,
        Consumer<? super Throwable> failed)
        implements DetailPane.Actions {
    @Override
    public void read() {
        model.read();
    }

    @Override
    public void remove(DatasetListing own) {
        if (Dialogs.confirm(
                window.get(),
                "Remove " + own.title() + "?",
                "The set goes from the list and from Setup. Its files stay where they are"
                        + (own.where().isEmpty() ? "." : ": " + own.where()),
                "Remove")) {
            model.remove(own.id());
        }
    }

    @Override
    public Path dataRoot() {
        return root.get();
    }

    @Override
    public void download(RemoteSet set) {
        downloads.start(set, root.get(), model::refresh);
    }

    @Override
    public void cancel(RemoteSet set) {
        downloads.cancel(set.id());
    }

    @Override
    public void openFolder(Path folder) {
        background.run(
                () -> {
                    try {
                        return Files.createDirectories(folder);
                    } catch (IOException e) {
                        throw new BadDataException(
                                "cannot be made (" + e + ")", folder.toString(), "Choose another data folder", e);
                    }
                },
                made -> Folders.reveal(made, background, failed),
                failed);
    }
}
