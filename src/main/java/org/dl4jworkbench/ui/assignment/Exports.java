package org.dl4jworkbench.ui.assignment;

import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.chart.DialogFileChoice;
import org.dl4jworkbench.ui.chart.ExportNotices;
import org.dl4jworkbench.ui.chart.FigureMenu;
import org.dl4jworkbench.ui.chart.Pinning;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Basket;
import org.dl4jworkbench.ui.common.Folders;
import org.dl4jworkbench.ui.common.Problem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * The ⤓ menus of the page's cards, and the note at the page's lower edge that tells what came of them. A good outcome goes by
 * itself, a failure stays until it is closed.
 */
public final class Exports implements ExportNotices {
    private static final Duration SHOWN = Duration.seconds(6);

    private final Background background;
    private final @Nullable Basket basket;
    private final DialogFileChoice files;
    private final StackPane place = new StackPane();
    private final PauseTransition end = new PauseTransition(SHOWN);

    /** Without a write-up to pin to. */
    public Exports(Path folder, Background background) {
        this(folder, null, background);
    }

    /**
     * @param folder where the first file dialog opens
     * @param basket the write-up to pin to; null for none
     */
    public Exports(Path folder, @Nullable Basket basket, Background background) {
        this.background = background;
        this.basket = basket;
        files = new DialogFileChoice(folder);
        place.setPickOnBounds(false);
        place.setMouseTransparent(false);
        place.getStyleClass().add("export-notice-place");
        end.setOnFinished(event -> place.getChildren().clear());
    }

    /** Lies over the page; shows the notes. */
    Region place() {
        return place;
    }

    /** The folder of the last export. */
    public Path folder() {
        return files.folderProperty().get();
    }

    public void setFolder(Path folder) {
        files.folderProperty().set(folder);
    }

    /** A ⤓ for the head of a card. */
    public FigureMenu menu(Supplier<? extends @Nullable Exhibit> source) {
        return new FigureMenu(source, files, this);
    }

    @Override
    public void exported(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        saved("Saved " + file.getFileName(), folder == null ? file : folder);
    }

    /** Several files were written. */
    public void exportedAll(Path folder, int count) {
        saved("Saved " + count + " files", folder);
    }

    private void saved(String what, Path folder) {
        Hyperlink show = new Hyperlink("Show folder");
        show.setOnAction(event -> Folders.reveal(folder, background, this::failed));
        Label text = new Label(what);
        text.setTooltip(new Tooltip(folder.toString()));
        show(new HBox(new FontIcon(MaterialDesignC.CHECK), text, show), false);
        end.playFromStart();
    }

    @Override
    public boolean pins() {
        return basket != null;
    }

    @Override
    public @Nullable Pinning pinning() {
        return basket == null ? null : basket.pinning();
    }

    @Override
    public void pinned() {
        if (basket == null) {
            return;
        }
        Runnable open = basket.show();
        Hyperlink show = new Hyperlink("Show");
        show.setOnAction(event -> {
            place.getChildren().clear();
            open.run();
        });
        show(new HBox(new FontIcon(MaterialDesignC.CHECK), new Label("Pinned to write-up"), show), false);
        end.playFromStart();
    }

    @Override
    public void copied(String what) {
        show(new HBox(new FontIcon(MaterialDesignC.CHECK), new Label("Copied the " + what)), false);
        end.playFromStart();
    }

    @Override
    public void failed(WorkbenchException problem) {
        failed((Throwable) problem);
    }

    /** Shows what went wrong. */
    public void failed(Throwable problem) {
        end.stop();
        Label text = new Label(Problem.whole(problem));
        text.setWrapText(true);
        text.setMaxWidth(460);
        Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        close.getStyleClass().add("icon-button");
        close.setAccessibleText("Close");
        HBox note = new HBox(new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE), text, close);
        close.setOnAction(event -> place.getChildren().clear());
        show(note, true);
    }

    private void show(HBox note, boolean failure) {
        note.getStyleClass().addAll("card", "export-notice");
        if (failure) {
            note.getStyleClass().add("failed");
        }
        note.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(note, Pos.BOTTOM_RIGHT);
        place.getChildren().setAll(note);
    }
}
