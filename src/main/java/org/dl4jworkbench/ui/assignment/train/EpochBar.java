package org.dl4jworkbench.ui.assignment.train;

import atlantafx.base.controls.ProgressSliderSkin;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.ui.common.EpochSelection;
import org.dl4jworkbench.ui.common.Fxml;

/** The line at the bottom of every view of a run: which epoch they show. */
public final class EpochBar {
    private static final Duration STEP = Duration.millis(400);

    private final TrainModel model;
    private final EpochSelection selection;
    private final Timeline playing = new Timeline(new KeyFrame(STEP, event -> step()));
    private final Parent root;
    private boolean showing;

    @FXML
    private HBox bar;

    @FXML
    private ToggleButton play;

    @FXML
    private Slider slider;

    @FXML
    private Label unit;

    @FXML
    private Label epoch;

    @FXML
    private Label following;

    @FXML
    private Hyperlink best;

    public EpochBar(TrainModel model) {
        this.model = model;
        selection = model.selection();
        playing.setCycleCount(Animation.INDEFINITE);
        root = Fxml.load("assignment-epochs", this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        slider.setSkin(new ProgressSliderSkin(slider));
        selection.momentsProperty().addListener(observable -> show());
        selection.momentProperty().addListener(observable -> show());
        selection.followingProperty().addListener(observable -> show());
        slider.valueProperty().addListener((observable, old, now) -> {
            if (!showing) {
                selection.selectAt(now.doubleValue());
            }
        });
        // The thumb comes to rest on an epoch that there is.
        slider.valueChangingProperty().addListener((observable, was, is) -> {
            if (!is) {
                show();
            }
        });
        play.selectedProperty().addListener((observable, was, is) -> {
            if (!is) {
                playing.stop();
                return;
            }
            if (selection.followingProperty().get()) {
                selection.selectFirst();
            }
            playing.playFromStart();
        });
        show();
    }

    private void step() {
        selection.selectNext();
        if (selection.followingProperty().get()) {
            play.setSelected(false);
        }
    }

    private void show() {
        Moment shown = selection.moment();
        // Between two runs the old moment is told of a moment longer than the moments there are.
        boolean any = shown != null && !selection.moments().isEmpty();
        bar.setDisable(selection.moments().size() < 2);
        unit.setText(shown == null || shown.endsEpoch() ? "epoch" : "iteration");
        epoch.setText(shown == null ? "–" : Numbers.grouped(shown.endsEpoch() ? shown.epoch() : shown.iteration()));
        following.setVisible(any && selection.followingProperty().get());
        best.setDisable(model.best().isEmpty());
        showing = true;
        try {
            slider.setMin(any ? selection.moments().get(0).position() : 0);
            slider.setMax(
                    any
                            ? Math.max(
                                    selection
                                            .moments()
                                            .get(selection.moments().size() - 1)
                                            .position(),
                                    slider.getMin() + 1)
                            : 1);
            if (!slider.isValueChanging()) {
                slider.setValue(shown == null ? 0 : shown.position());
            }
        } finally {
            showing = false;
        }
    }

    @FXML
    private void onFirst() {
        selection.selectFirst();
    }

    @FXML
    private void onBest() {
        model.selectBest();
    }

    @FXML
    private void onLast() {
        selection.selectLast();
    }
}
