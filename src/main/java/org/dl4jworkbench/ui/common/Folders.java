package org.dl4jworkbench.ui.common;

import java.awt.Desktop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.dl4jworkbench.model.RunFolderException;

/** Leads from the window to the folders of the disk. */
public final class Folders {
    private Folders() {}

    /** Opens a folder in the system's file manager, from the background as the desktop may take its time. */
    public static void reveal(Path folder, Background background, Consumer<? super Throwable> failed) {
        background.run(
                () -> {
                    open(folder);
                    return folder;
                },
                opened -> {},
                failed);
    }

    private static void open(Path folder) {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
            throw new RunFolderException(
                    "this desktop offers no file manager to programs", folder.toString(), "Copy the path instead");
        }
        try {
            Desktop.getDesktop().open(folder.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new RunFolderException(
                    "cannot be shown (" + e.getMessage() + ")", folder.toString(), "Copy the path instead", e);
        }
    }

    /**
     * Lets the user choose a folder.
     *
     * @param start where the dialog opens, if there is such a folder
     */
    public static Optional<String> choose(Window owner, String title, String start) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File folder = new File(start);
        if (!start.isBlank() && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::getPath);
    }

    /** Puts a path on the clipboard. */
    public static void copy(Path path) {
        ClipboardContent content = new ClipboardContent();
        content.putString(path.toAbsolutePath().toString());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
