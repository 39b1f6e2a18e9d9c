package org.dl4jworkbench.ui.chart;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.dl4jworkbench.chart.Format;
import org.jspecify.annotations.Nullable;

/** Asks with the system's file dialog, which opens in the folder of the last export. One instance serves the whole window. */
public final class DialogFileChoice implements FileChoice {
    private final ObjectProperty<Path> folder;

    /**
     * @param folder where the dialog opens first
     */
    public DialogFileChoice(Path folder) {
        this.folder = new SimpleObjectProperty<>(this, "folder", folder);
    }

    /** The folder of the last export; to be kept from one start to the next. */
    public ObjectProperty<Path> folderProperty() {
        return folder;
    }

    @Override
    public Optional<Path> choose(@Nullable Window owner, String fileName, Format format) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle("Export as " + format.label());
        dialog.setInitialFileName(fileName);
        dialog.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(format.label(), "*." + format.extension()));
        // A folder that was deleted or unmounted since makes the dialog throw.
        if (Files.isDirectory(folder.get())) {
            dialog.setInitialDirectory(folder.get().toFile());
        }
        File chosen = dialog.showSaveDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        Path file = withEnding(chosen.toPath(), format);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            folder.set(parent);
        }
        return Optional.of(file);
    }

    /** Linux dialogs do not add the ending. */
    static Path withEnding(Path file, Format format) {
        String name = String.valueOf(file.getFileName());
        String ending = "." + format.extension();
        return name.toLowerCase(Locale.ROOT).endsWith(ending) ? file : file.resolveSibling(name + ending);
    }
}
