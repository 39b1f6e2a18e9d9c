package org.dl4jworkbench.ui.chart;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.chart.SampleFigures;

/** Shows the controls in cards as the pages do, and keeps a picture of each theme in target/gallery, to be looked at. */
public final class ChartCards {
    private ChartCards() {}

    public static void main(String[] arguments) {
        Application.launch(Cards.class, arguments);
    }

    /** Not the main class itself: Java would then ask for JavaFX modules. */
    public static final class Cards extends Application {
        @Override
        public void start(Stage stage) {
            show(stage, false, () -> show(stage, true, Platform::exit));
        }
    }

    private static void show(Stage stage, boolean dark, Runnable then) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        var epochs = SampleFigures.epochs(50);
        FigureView loss = view(SampleFigures.lossFigure(10_000), dark);
        FigureView error = view(RunFigures.errorPerEpoch(epochs, epochs.get(19)), dark);
        MatrixView matrix = new MatrixView();
        matrix.setMatrix(SampleFigures.matrix(SampleFigures.DIGITS, 980));
        matrix.darkProperty().set(dark);
        matrix.selectedProperty().set(new MatrixView.Cell(4, 9));
        MatrixView garments = new MatrixView();
        garments.setMatrix(SampleFigures.matrix(SampleFigures.GARMENTS, 1000));
        garments.lookProperty().set(MatrixLook.ROW_SHARES);
        garments.darkProperty().set(dark);
        HBox cards = new HBox(
                12,
                card("Loss per iteration", loss, loss, dark),
                card("Error per epoch", error, error, dark),
                new VBox(12, card("Confusion (test)", matrix, null, dark), card("Garments", garments, null, dark)));
        HBox.setHgrow(cards.getChildren().get(0), Priority.ALWAYS);
        HBox.setHgrow(cards.getChildren().get(1), Priority.ALWAYS);
        cards.setStyle(
                "-fx-padding: 12px; -fx-font-size: 13px; -fx-background-color: " + (dark ? "#0d1117" : "#f6f8fa"));
        Scene scene = new Scene(cards, 1240, 760);
        stage.setScene(scene);
        stage.show();
        error.drawingsProperty().addListener((property, old, now) -> {
            if (loss.drawingsProperty().get() > 0 && now.longValue() == 1) {
                Platform.runLater(() -> {
                    hover(error, 0.6);
                    hover(matrix, 0.5);
                    save(scene, dark);
                    then.run();
                });
            }
        });
    }

    private static FigureView view(Figure figure, boolean dark) {
        FigureView view = new FigureView();
        view.darkProperty().set(dark);
        view.setFigure(figure);
        return view;
    }

    private static Region card(
            String title, Region content, @org.jspecify.annotations.Nullable FigureView toggled, boolean dark) {
        HBox head = new HBox(8, new Label(title));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        head.getChildren().add(space);
        if (toggled != null) {
            head.getChildren().add(new SeriesToggles(toggled));
        }
        Exhibit exhibit = toggled == null ? null : toggled.getFigure();
        head.getChildren()
                .add(new FigureMenu(
                        () -> exhibit, (owner, name, format) -> java.util.Optional.empty(), new NoNotices()));
        head.setStyle("-fx-alignment: center-left; -fx-font-weight: bold");
        VBox card = new VBox(8, head, content);
        VBox.setVgrow(content, Priority.ALWAYS);
        card.setStyle("-fx-padding: 12px; -fx-border-radius: 8px; -fx-background-radius: 8px; -fx-border-color: "
                + (dark ? "#30363d" : "#d0d7de") + "; -fx-background-color: " + (dark ? "#161b22" : "white"));
        return card;
    }

    private static void hover(Region over, double share) {
        double x = over.localToScene(over.getWidth() * share, 0).getX();
        double y = over.localToScene(0, over.getHeight() * share).getY();
        over.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                x,
                y,
                x,
                y,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null));
    }

    private static void save(Scene scene, boolean dark) {
        BufferedImage image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
        Path file = Path.of("target", "gallery", dark ? "cards-dark.png" : "cards-light.png");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class NoNotices implements ExportNotices {
        @Override
        public void exported(Path file) {
            System.out.println(file);
        }

        @Override
        public void copied(String what) {
            System.out.println(what);
        }

        @Override
        public void failed(org.dl4jworkbench.model.WorkbenchException problem) {
            throw problem;
        }
    }
}
