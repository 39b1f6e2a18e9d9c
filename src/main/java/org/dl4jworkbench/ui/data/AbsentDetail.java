package org.dl4jworkbench.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.data.download.DownloadProgress;
import org.dl4jworkbench.data.download.RemoteSet;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** A data set that is not on this machine: what it is, and the ways to have it. */
final class AbsentDetail extends VBox {
    private final VBox changing = new VBox(8);
    private final ProgressBar bar = new ProgressBar();
    private final Label figures = Nodes.wrapping("", "small");
    private final VBox notices = new VBox(2);
    private final Button cancel = new Button("Cancel");
    private final Actions actions;
    private @Nullable Class<?> shown;

    /** What the buttons do. */
    interface Actions {
        void download(RemoteSet set);

        void cancel(RemoteSet set);

        /** Makes the folder where it is missing and shows it. */
        void openFolder(Path folder);
    }

    private final @Nullable RemoteSet remote;

    /** @param root the data root that a download goes to */
    AbsentDetail(DatasetListing listing, @Nullable RemoteSet remote, Path root, Actions actions) {
        this.remote = remote;
        this.actions = actions;
        setSpacing(12);
        VBox what = Nodes.card(remote == null ? "Files not found" : "Not on this machine");
        GridPane facts = new GridPane();
        facts.setHgap(16);
        facts.setVgap(4);
        String about = AboutSets.text(listing.id());
        if (!about.isEmpty()) {
            what.getChildren().add(Nodes.wrapping(about));
        }
        fact(facts, "files", listing.format().files());
        if (remote != null) {
            fact(facts, "size", remote.needsLogin() ? "as it comes" : Numbers.bytes(remote.bytes()));
            fact(facts, "licence", remote.licence());
            fact(facts, "source", remote.homepage().toString());
            fact(facts, "goes to", remote.folder(root).toString());
        }
        what.getChildren().add(facts);
        getChildren().addAll(what);
        if (remote == null) {
            what.getChildren().add(Nodes.wrapping(listing.howToGet()));
            return;
        }
        if (!remote.needsLogin()) {
            VBox download = Nodes.card("Download");
            download.getChildren().add(changing);
            getChildren().add(download);
        }
        getChildren().add(byHand(listing, remote, root));
        bar.getStyleClass().add("thin");
        bar.setMaxWidth(Double.MAX_VALUE);
        cancel.setOnAction(event -> actions.cancel(remote));
    }

    private VBox byHand(DatasetListing listing, RemoteSet set, Path root) {
        VBox card = Nodes.card(set.needsLogin() ? "Its makers ask for a login: by hand" : "Or by hand");
        Button open = new Button("Open the folder", new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE));
        open.setOnAction(event -> actions.openFolder(set.folder(root)));
        card.getChildren()
                .addAll(
                        Nodes.wrapping(set.byHand(root) + "."),
                        Nodes.wrapping(searched(listing), "muted", "small"),
                        new HBox(open));
        return card;
    }

    private static String searched(DatasetListing listing) {
        List<String> folders = listing.searched().stream().map(Path::toString).toList();
        return "It is looked for in " + String.join(", ", folders) + ".";
    }

    private static void fact(GridPane grid, String name, String text) {
        Label label = Nodes.label(name, "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        grid.addRow(grid.getRowCount(), label, Nodes.wrapping(text));
    }

    /** Shows how the download stands; the nodes stay while only numbers change. */
    void show(Downloads.@Nullable State state) {
        Consumer<Button> first = button -> changing.getChildren().add(new HBox(button));
        Class<?> now = state == null ? AbsentDetail.class : state.getClass();
        boolean other = !now.equals(shown);
        shown = now;
        if (state instanceof Downloads.State.Running running) {
            if (other) {
                changing.getChildren().setAll(bar, figures, notices, new HBox(cancel));
            }
            show(running);
        } else if (other) {
            changing.getChildren().clear();
            if (state instanceof Downloads.State.Failed failed) {
                changing.getChildren().add(new ErrorCard(failed.problem()));
                first.accept(start("Retry"));
            } else if (state != null) {
                changing.getChildren()
                        .add(Nodes.wrapping("Cancelled. What has arrived is kept, another try goes on from there."));
                first.accept(start("Go on"));
            } else {
                first.accept(start("Download"));
            }
        }
    }

    private Button start(String text) {
        Button button = new Button(text, new FontIcon(MaterialDesignD.DOWNLOAD));
        button.getStyleClass().add("primary-action");
        button.setId("download");
        button.setOnAction(event -> {
            if (remote != null) {
                actions.download(remote);
            }
        });
        return button;
    }

    private void show(Downloads.State.Running running) {
        DownloadProgress progress = running.progress();
        bar.setProgress(progress == null ? ProgressBar.INDETERMINATE_PROGRESS : progress.share());
        figures.setText(running.cancelling() ? "Ending …" : progress == null ? "Connecting …" : line(progress));
        cancel.setDisable(running.cancelling());
        if (notices.getChildren().size() != running.notices().size()) {
            notices.getChildren()
                    .setAll(running.notices().stream()
                            .map(notice -> Nodes.wrapping(notice, "muted", "small"))
                            .toList());
        }
    }

    /** Bytes, speed, time left, file and mirror. */
    static String line(DownloadProgress progress) {
        long left = progress.secondsLeft();
        return Numbers.bytes(progress.bytes()) + " of " + Numbers.bytes(progress.totalBytes()) + " · "
                + Numbers.bytes(progress.bytesPerSecond()) + "/s"
                + (left < 0 ? "" : " · " + Numbers.duration(left) + " left")
                + " · " + progress.file() + ", file " + progress.number() + " of " + progress.files() + ", from "
                + progress.mirror();
    }
}
