package org.dl4jworkbench.ui.assignment.setup;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.NetworkFigure;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.chart.FigureView;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The picture of the network, as one types. */
final class NetworkCard extends VBox {
    /** Head, spacing and padding of the card. */
    private static final double AROUND = 66;

    private final SetupModel setup;
    private final FigureView view = new FigureView();

    /** @param open whether the card is shown; the button in its head closes it */
    NetworkCard(SetupModel setup, BooleanProperty open, ObservableBooleanValue dark, Exports exports) {
        this.setup = setup;
        getStyleClass().add("card");
        view.setId("network-figure");
        view.darkProperty().bind(dark);
        view.figureProperty()
                .bind(Bindings.createObjectBinding(
                        () -> (Figure) figure(), setup.summaryProperty(), setup.assignmentProperty()));
        VBox.setVgrow(view, Priority.ALWAYS);
        Label title = new Label("Network");
        title.getStyleClass().add("card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        close.setId("close-network");
        close.getStyleClass().add("icon-button");
        close.setAccessibleText("Close the picture");
        close.setOnAction(event -> open.set(false));
        HBox head = new HBox(title, space, exports.menu(this::figure), close);
        head.getStyleClass().add("card-head");
        getChildren().addAll(head, view);
    }

    private NetworkFigure figure() {
        return new NetworkFigure(
                "Network, " + setup.assignment().title(),
                setup.summaryProperty().get());
    }

    /** The height at which the picture has its full size, for the card's width. */
    double wantedHeight(double width) {
        return figure().heightFor(width - 24) + AROUND;
    }
}
