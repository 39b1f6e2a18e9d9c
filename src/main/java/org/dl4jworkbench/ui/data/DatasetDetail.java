package org.dl4jworkbench.ui.data;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.chart.FxColours;
import org.jspecify.annotations.Nullable;

/** A loaded data set: how its examples look, how many of each class, their values, the split and where it is from. */
final class DatasetDetail extends VBox {
    private static final String MUTED = "muted";
    private static final String SMALL = "small";

    private final FigureCard cards;

    DatasetDetail(DatasetView view, FigureCard cards) {
        this.cards = cards;
        setSpacing(12);
        if (view.warning() != null) {
            getChildren().add(Nodes.wrapping(view.warning(), "warning-text"));
        }
        getChildren().add(view.look() == null ? samples(view) : numbers(view.look(), view.rows()));
        if (view.classes() != null) {
            // Bars of very many classes are a smear, the table says it.
            boolean few = view.classNames().size() <= 30;
            getChildren().add(cards.of("Classes", view.classes(), few ? view.classBars() : null));
        }
        getChildren().addAll(values(view), split(view), provenance(view));
    }

    /** A row for each class: its name and its strip of the sample sheet, which is one picture for all rows. */
    private static VBox samples(DatasetView view) {
        SampleSheet sheet = view.samples();
        VBox card = Nodes.card(
                "Samples",
                Nodes.label(
                        view.shape() + (view.sizesDiffer() ? " for looking at, sizes differ" : "")
                                + ", first of the training file",
                        MUTED,
                        SMALL));
        GridPane grid = new GridPane();
        grid.setHgap(16);
        int classes = sheet.rowHeight() == 0 ? 0 : sheet.height() / sheet.rowHeight();
        for (int i = 0; i < classes; i++) {
            grid.getRowConstraints().add(new RowConstraints(sheet.rowHeight()));
            Label name = Nodes.label(view.classNames().get(i));
            // With the colour that the class has in every chart.
            name.setGraphic(new Circle(4, FxColours.series(i)));
            name.setGraphicTextGap(8);
            name.setMinWidth(USE_PREF_SIZE);
            grid.add(name, 0, i);
        }
        if (classes > 0) {
            grid.add(picture(sheet), 1, 0, 1, classes);
        }
        card.getChildren().add(grid);
        if (classes < view.classNames().size()) {
            int more = view.classNames().size() - classes;
            card.getChildren().add(Nodes.label("and " + more + " more classes", MUTED, SMALL));
        }
        return card;
    }

    static ImageView picture(SampleSheet sheet) {
        WritableImage image = new WritableImage(sheet.width(), sheet.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        sheet.width(),
                        sheet.height(),
                        PixelFormat.getIntArgbInstance(),
                        sheet.argb(),
                        0,
                        sheet.width());
        ImageView view = new ImageView(image);
        view.setSmooth(false);
        return view;
    }

    private VBox numbers(LineFigure points, @Nullable Table rows) {
        VBox card = Nodes.card("Samples");
        card.getChildren().add(cards.figure(points));
        if (rows != null) {
            VBox first = cards.of(rows.title(), rows, null);
            first.getStyleClass().remove("card");
            card.getChildren().add(first);
        }
        return card;
    }

    private VBox values(DatasetView view) {
        List<LineFigure> figures = view.histograms();
        VBox card = cards.of(view.values().title(), view.values(), figures.isEmpty() ? null : figures.get(0));
        if (figures.size() > 1) {
            HBox both = (HBox) card.getChildren().get(1);
            ComboBox<String> column = new ComboBox<>();
            column.getItems()
                    .setAll(figures.stream().map(each -> each.x().title()).toList());
            column.getSelectionModel().select(0);
            column.setAccessibleText("Column of the histogram");
            column.getSelectionModel().selectedIndexProperty().addListener((observable, old, now) -> {
                VBox other = cards.figure(figures.get(now.intValue()));
                HBox.setHgrow(other, Priority.ALWAYS);
                both.getChildren().set(1, other);
            });
            HBox head = (HBox) card.getChildren().get(0);
            head.getChildren().add(2, column);
        }
        return card;
    }

    private static VBox split(DatasetView view) {
        VBox card = Nodes.card("Split of a run");
        DatasetView.Parts parts = view.split();
        if (parts == null) {
            card.getChildren()
                    .add(Nodes.wrapping(
                            "Too few training examples to keep "
                                    + Math.round(100 * DatasetView.VALIDATION)
                                    + " % of them for validation: choose another part in Setup.",
                            MUTED));
            return card;
        }
        HBox numbers = new HBox(
                36,
                part("training", parts.training()),
                part(
                        "validation, " + Math.round(100 * DatasetView.VALIDATION) + " % of the training file",
                        parts.validation()),
                part("test", parts.test()));
        card.getChildren()
                .addAll(
                        numbers,
                        Nodes.wrapping(
                                "The training file holds " + Numbers.grouped(view.train()) + " examples, the test file "
                                        + Numbers.grouped(view.test())
                                        + ". The best epoch is chosen on the validation part; Setup can change it.",
                                MUTED,
                                SMALL));
        return card;
    }

    private static Node part(String name, int count) {
        return new VBox(Nodes.label(name, "kpi-label"), Nodes.label(Numbers.grouped(count), "kpi-value"));
    }

    private static VBox provenance(DatasetView view) {
        VBox card = Nodes.card("Provenance", Nodes.verdict(view));
        Label origin = Nodes.wrapping(view.origin(), "mono");
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(2);
        grid.addRow(0, Nodes.label("file", MUTED, SMALL), Nodes.label("SHA-256", MUTED, SMALL));
        int row = 1;
        for (Map.Entry<String, String> file : view.sha256().entrySet()) {
            Label sum = Nodes.label(file.getValue(), "mono", MUTED);
            sum.setTooltip(new Tooltip(file.getValue()));
            Label name = Nodes.label(file.getKey(), SMALL);
            name.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row++, name, sum);
        }
        card.getChildren().addAll(origin, grid);
        return card;
    }
}
