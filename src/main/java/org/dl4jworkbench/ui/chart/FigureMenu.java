package org.dl4jworkbench.ui.chart;

import atlantafx.base.theme.Tweaks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.Drawing;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.FigureFiles;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.chart.NumbersText;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.chart.TableText;
import org.dl4jworkbench.model.ExportException;
import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * The small ⤓ in the head of every card: copies a figure or table as a picture or as numbers, and exports it as a file, always in
 * the print style. Drawing and writing happen off the JavaFX thread.
 */
public final class FigureMenu extends MenuButton {
    private static final double PICTURE_DENSITY = 2;

    private final Supplier<? extends @Nullable Exhibit> source;
    private final FileChoice files;
    private final ExportNotices notices;
    private final Executor background;

    /**
     * @param source what the card shows at the moment of the click; null while it shows nothing
     */
    public FigureMenu(Supplier<? extends @Nullable Exhibit> source, FileChoice files, ExportNotices notices) {
        this(source, files, notices, DrawingThread.exports());
    }

    FigureMenu(
            Supplier<? extends @Nullable Exhibit> source,
            FileChoice files,
            ExportNotices notices,
            Executor background) {
        super("⤓");
        this.source = source;
        this.files = files;
        this.notices = notices;
        this.background = background;
        getStyleClass().addAll("figure-menu", Tweaks.NO_ARROW);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText("Copy or export");
        setTooltip(new Tooltip("Copy or export"));
        rebuild();
        setOnShowing(event -> rebuild());
    }

    /** The entries depend on what there is: a table offers text formats, nothing yet offers nothing. */
    private void rebuild() {
        Exhibit exhibit = source.get();
        getItems()
                .setAll(
                        item("Copy picture", this::copyPicture),
                        item("Copy numbers", shown -> copyText("numbers", NumbersText::tabs, shown)));
        if (exhibit instanceof Table) {
            getItems()
                    .addAll(
                            item("Copy as Markdown", shown -> copyText("Markdown", FigureMenu::markdown, shown)),
                            item("Copy as LaTeX", shown -> copyText("LaTeX", FigureMenu::latex, shown)));
        }
        if (notices.pins()) {
            getItems().addAll(new SeparatorMenuItem(), item("Pin to write-up", this::pin));
        }
        getItems().add(new SeparatorMenuItem());
        for (Format format : Format.values()) {
            if (exhibit == null ? !format.isForTablesOnly() : format.suits(exhibit)) {
                getItems().add(item("Export " + format.label() + "…", shown -> export(shown, format)));
            }
        }
        getItems().forEach(item -> item.setDisable(exhibit == null));
    }

    private MenuItem item(String text, java.util.function.Consumer<Exhibit> action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            Exhibit exhibit = source.get();
            if (exhibit != null) {
                action.accept(exhibit);
            }
        });
        return item;
    }

    private void pin(Exhibit exhibit) {
        Pinning pinning = notices.pinning();
        if (pinning != null) {
            inBackground(
                    () -> {
                        pinning.pin(exhibit);
                        return FigureFiles.notices(List.of(exhibit));
                    },
                    missing -> {
                        notices.pinned();
                        missing.forEach(sentence -> notices.failed(new ExportException(sentence, exhibit.title(), "")));
                    });
        }
    }

    private static String markdown(Exhibit exhibit) {
        return TableText.markdown((Table) exhibit);
    }

    private static String latex(Exhibit exhibit) {
        return TableText.latex((Table) exhibit);
    }

    /** What the menu's entry of a format does; nothing while there is nothing to export. */
    public void exportAs(Format format) {
        Exhibit exhibit = source.get();
        if (exhibit != null) {
            export(exhibit, format);
        }
    }

    private void export(Exhibit exhibit, Format format) {
        String name = FigureFiles.baseName(exhibit) + "." + format.extension();
        Path file = files.choose(getScene() == null ? null : getScene().getWindow(), name, format)
                .orElse(null);
        if (file != null) {
            inBackground(
                    () -> {
                        FigureFiles.write(exhibit, file);
                        return isDrawn(format) ? FigureFiles.notices(List.of(exhibit)) : List.<String>of();
                    },
                    missing -> {
                        notices.exported(file);
                        missing.forEach(sentence -> notices.failed(new ExportException(sentence, file.toString(), "")));
                    });
        }
    }

    private static boolean isDrawn(Format format) {
        return format == Format.PNG || format == Format.SVG || format == Format.PDF;
    }

    private void copyPicture(Exhibit exhibit) {
        inBackground(
                () -> Drawing.picture(exhibit, ChartStyle.print(), Drawing.naturalSize(exhibit), PICTURE_DENSITY),
                drawn -> {
                    int width = drawn.getWidth();
                    int height = drawn.getHeight();
                    WritableImage image = new WritableImage(width, height);
                    image.getPixelWriter()
                            .setPixels(
                                    0,
                                    0,
                                    width,
                                    height,
                                    javafx.scene.image.PixelFormat.getIntArgbInstance(),
                                    drawn.getRGB(0, 0, width, height, null, 0, width),
                                    0,
                                    width);
                    ClipboardContent content = new ClipboardContent();
                    content.putImage(image);
                    copy(content, "picture");
                });
    }

    private void copyText(String what, java.util.function.Function<Exhibit, String> text, Exhibit exhibit) {
        inBackground(() -> text.apply(exhibit), ready -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(ready);
            copy(content, what);
        });
    }

    private void copy(ClipboardContent content, String what) {
        if (Clipboard.getSystemClipboard().setContent(content)) {
            notices.copied(what);
        } else {
            notices.failed(new ExportException(
                    "the system's clipboard did not take the " + what, "", "Try again, or export a file"));
        }
    }

    private <T> void inBackground(Supplier<T> work, java.util.function.Consumer<T> then) {
        background.execute(() -> {
            try {
                T result = work.get();
                onFxThread(() -> then.accept(result));
            } catch (WorkbenchException e) {
                onFxThread(() -> notices.failed(e));
            } catch (RuntimeException | OutOfMemoryError e) {
                ExportException problem = new ExportException(
                        "the export failed (" + e + ")", "", "Try another format; the log file has the details", e);
                org.slf4j.LoggerFactory.getLogger(FigureMenu.class).error("Export failed", e);
                onFxThread(() -> notices.failed(problem));
            }
        });
    }

    private static void onFxThread(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return ChartStyles.sheet();
    }
}
