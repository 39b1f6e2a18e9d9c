package org.dl4jworkbench.ui.assignment.train;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.ui.common.Fxml;
import org.jspecify.annotations.Nullable;

/** The strip above the charts: where the run stands. */
final class StripCard {
    private static final List<String> LOOKS = List.of("good", "bad", "busy", "quiet");

    private final TrainModel model;
    private final Tooltip folder = new Tooltip();
    private final Tooltip allNotices = new Tooltip();
    private final Parent root;

    @FXML
    private Region dot;

    @FXML
    private Label state;

    @FXML
    private Label epoch;

    @FXML
    private ProgressBar bar;

    @FXML
    private Label left;

    @FXML
    private Label best;

    @FXML
    private Label name;

    @FXML
    private Label speed;

    @FXML
    private Label engine;

    @FXML
    private Label notice;

    @FXML
    private Label continued;

    StripCard(TrainModel model) {
        this.model = model;
        root = Fxml.load("assignment-strip", this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        name.setTooltip(folder);
        notice.setTooltip(allNotices);
        model.stripProperty().addListener((observable, old, now) -> show(now));
        model.noticesProperty().addListener((observable, old, now) -> showNotice(now));
        show(model.stripProperty().get());
        showNotice(model.noticesProperty().get());
    }

    private void show(@Nullable RunStrip strip) {
        RunData run = model.runProperty().get();
        if (strip == null || run == null) {
            return;
        }
        state.setText(strip.state());
        if (!dot.getStyleClass().contains(strip.look())) {
            dot.getStyleClass().removeAll(LOOKS);
            dot.getStyleClass().add(strip.look());
        }
        epoch.setText(strip.epoch());
        bar.setProgress(strip.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : strip.fraction());
        left.setText(strip.left());
        set(best, strip.best());
        name.setText(strip.name());
        folder.setText(run.directory().path().toString());
        set(speed, strip.speed());
        set(engine, strip.engine());
        set(continued, strip.continued());
    }

    private void showNotice(List<String> notices) {
        set(notice, notices.isEmpty() ? "" : notices.get(notices.size() - 1));
        allNotices.setText(String.join("\n", notices));
    }

    private static void set(Label label, String text) {
        label.setText(text);
        show(label, !text.isEmpty());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
