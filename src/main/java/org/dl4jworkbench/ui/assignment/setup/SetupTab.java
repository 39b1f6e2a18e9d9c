package org.dl4jworkbench.ui.assignment.setup;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.ui.assignment.AssignmentTab;
import org.dl4jworkbench.ui.assignment.Exports;

/**
 * The first tab: what is trained on what, and how. The picture of the network lies below the three cards; that of a deep one
 * takes their place.
 */
public final class SetupTab implements AssignmentTab {
    /** The part of the tab's height that the picture may take from the cards. */
    private static final double MOST = 0.45;

    /** The side cards' parts of the width, within the limits of each. */
    private static final double DATA_SHARE = 0.21;

    private static final double TRAINING_SHARE = 0.23;

    private final VBox root = new VBox();
    private final HBox cards;
    private final NetworkCard network;
    private final DataModel data;
    private final BooleanProperty pictured = new SimpleBooleanProperty();

    public SetupTab(
            SetupModel setup,
            DataModel data,
            PreviewModel preview,
            EpochTime time,
            ObservableBooleanValue dark,
            Exports exports) {
        this.data = data;
        Parent layers = new LayersCard(setup, time, pictured).root();
        HBox.setHgrow(layers, Priority.ALWAYS);
        Region dataCard = (Region) new DataCard(setup, data, preview, dark, exports).root();
        Region trainingCard = (Region) new TrainingCard(setup, data, dark, exports).root();
        cards = new HBox(dataCard, layers, trainingCard);
        cards.getStyleClass().add("setup-cards");
        VBox.setVgrow(cards, Priority.ALWAYS);
        network = new NetworkCard(setup, pictured, dark, exports);
        root.getStyleClass().addAll("tab-content", "setup");
        root.getChildren().addAll(cards, network);
        dataCard.prefWidthProperty().bind(root.widthProperty().multiply(DATA_SHARE));
        trainingCard.prefWidthProperty().bind(root.widthProperty().multiply(TRAINING_SHARE));
        pictured.addListener(observable -> arrange());
        root.widthProperty().addListener(observable -> arrange());
        root.heightProperty().addListener(observable -> arrange());
        setup.summaryProperty().addListener(observable -> arrange());
        arrange();
    }

    private void arrange() {
        boolean shown = pictured.get();
        double wanted = shown ? network.wantedHeight(root.getWidth()) : 0;
        boolean below = wanted <= MOST * root.getHeight();
        network.setVisible(shown);
        network.setManaged(shown);
        network.setPrefHeight(wanted);
        network.setMinHeight(below ? wanted : 0);
        VBox.setVgrow(network, below ? Priority.NEVER : Priority.ALWAYS);
        cards.setVisible(!shown || below);
        cards.setManaged(!shown || below);
    }

    @Override
    public String title() {
        return "Setup";
    }

    @Override
    public void shown() {
        data.setInFront(true);
    }

    @Override
    public void hidden() {
        data.setInFront(false);
    }

    @Override
    public Parent root() {
        return root;
    }
}
