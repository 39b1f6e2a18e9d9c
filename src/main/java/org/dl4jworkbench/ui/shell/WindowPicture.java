package org.dl4jworkbench.ui.shell;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.dl4jworkbench.model.ExportException;
import org.dl4jworkbench.rundir.AtomicFiles;

/** Saves a picture of the window's content as PNG, for a lecture or a report; the README's pictures are made by it. */
final class WindowPicture {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss-SSS", Locale.ROOT);

    private final Path folder;
    private final Executor background;

    /**
     * @param folder gets the pictures, named by the time
     * @param background encodes and writes
     */
    WindowPicture(Path folder, Executor background) {
        this.folder = folder;
        this.background = background;
    }

    /**
     * Takes the picture at once and writes it in the background; to be called on the JavaFX thread.
     *
     * @param saved told the file, on the background thread
     * @param failed told what went wrong, on the background thread
     */
    void take(Scene scene, Consumer<Path> saved, Consumer<ExportException> failed) {
        BufferedImage picture = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
        Path file = folder.resolve("window-" + STAMP.format(LocalDateTime.now()) + ".png");
        background.execute(() -> {
            try {
                AtomicFiles.write(file, out -> {
                    // Not by way of a temporary file, which a full disk does not take.
                    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                        ImageIO.write(picture, "png", stream);
                    }
                });
                saved.accept(file);
            } catch (IOException e) {
                failed.accept(new ExportException(
                        "the picture cannot be written (" + e + ")",
                        file.toString(),
                        "Check the rights and the room on the disk",
                        e));
            }
        });
    }
}
