package org.dl4jworkbench.ui.data;

import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.chart.FxColours;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** One data set: where it is, whether it is what its name says, how many examples, and how they look. */
final class DatasetCard extends VBox {
    private static final int SHOWN_DIGITS = 16;

    DatasetCard(DataModel.Item item) {
        getStyleClass().add("card");
        Label title = label(item.listing().title(), "card-title");
        HBox head = new HBox(title);
        head.getStyleClass().add("card-head");
        getChildren().add(head);
        if (item.state() == DataModel.State.ABSENT) {
            head.getChildren().add(chip("not on this machine", MaterialDesignA.ALERT_CIRCLE_OUTLINE, "quiet"));
            getChildren().add(wrapping(item.listing().howToGet(), "muted"));
            return;
        }
        if (item.view() != null) {
            head.getChildren().add(verdict(item.view()));
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label where = label(
                item.listing().where() + " · " + Numbers.bytes(item.listing().sizeOnDisk()), "muted", "small");
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        where.setTooltip(new Tooltip(where.getText()));
        title.setMinWidth(USE_PREF_SIZE);
        head.getChildren().addAll(space, where);
        if (item.problem() != null) {
            getChildren().add(new ErrorCard(item.problem()));
        } else if (item.view() == null) {
            getChildren().add(reading(item));
        } else {
            if (item.view().warning() != null) {
                getChildren().add(wrapping(item.view().warning(), "warning-text"));
            }
            getChildren().addAll(classes(item.view()), checksums(item.view().sha256()));
        }
    }

    private static HBox reading(DataModel.Item item) {
        ProgressIndicator indicator = new ProgressIndicator();
        indicator.setPrefSize(18, 18);
        HBox line = new HBox(
                8, indicator, label("Reading " + Numbers.bytes(item.listing().sizeOnDisk()) + " …", "muted"));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label verdict(DatasetView view) {
        return switch (view.verification()) {
            case OFFICIAL -> chip(view.verdict(), MaterialDesignC.CHECK, "good");
            case DIFFERS -> chip(view.verdict(), MaterialDesignA.ALERT_OUTLINE, "caution");
            case UNVERIFIED, OWN -> chip(view.verdict(), MaterialDesignF.FILE_OUTLINE, "quiet");
            case GENERATED -> chip(view.verdict(), MaterialDesignP.PENCIL_OUTLINE, "quiet");
        };
    }

    /** A row for each class: its name, its counts, and its strip of the sample sheet, which is one picture for all rows. */
    private static GridPane classes(DatasetView view) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("class-grid");
        grid.setHgap(16);
        ColumnConstraints number = new ColumnConstraints();
        number.setHalignment(HPos.RIGHT);
        number.setMinWidth(64);
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(64);
        grid.getColumnConstraints().addAll(name, number, number, new ColumnConstraints());
        grid.addRow(
                0,
                label("class", "muted", "small"),
                label("training", "muted", "small"),
                label("test", "muted", "small"),
                label(view.shape() + ", first of the training file", "muted", "small"));
        grid.getRowConstraints().add(new RowConstraints(22));
        int classes = view.classNames().size();
        for (int i = 0; i < classes; i++) {
            RowConstraints row = new RowConstraints(view.samples().rowHeight());
            row.setValignment(VPos.CENTER);
            grid.getRowConstraints().add(row);
            grid.addRow(
                    i + 1,
                    className(view.classNames().get(i), i),
                    label(Numbers.grouped(view.trainCounts()[i])),
                    label(Numbers.grouped(view.testCounts()[i])));
        }
        grid.addRow(
                classes + 1,
                label("all", "strong"),
                label(Numbers.grouped(view.train()), "strong"),
                label(Numbers.grouped(view.test()), "strong"));
        grid.getRowConstraints().add(new RowConstraints(26));
        if (classes > 0) {
            grid.add(picture(view.samples()), 3, 1, 1, classes);
        }
        return grid;
    }

    /** With the colour that the class has in every chart. */
    private static Label className(String name, int index) {
        Label label = label(name);
        label.setGraphic(new Circle(4, FxColours.series(index)));
        label.setGraphicTextGap(8);
        return label;
    }

    private static ImageView picture(SampleSheet sheet) {
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
        GridPane.setValignment(view, VPos.TOP);
        return view;
    }

    private static GridPane checksums(Map<String, String> sha256) {
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.addRow(0, label("file", "muted", "small"), label("SHA-256", "muted", "small"));
        int row = 1;
        for (Map.Entry<String, String> file : sha256.entrySet()) {
            String digits = file.getValue();
            String shown = digits.length() > SHOWN_DIGITS ? digits.substring(0, SHOWN_DIGITS) + "…" : digits;
            Label sum = label(shown, "mono", "muted");
            sum.setTooltip(new Tooltip(digits));
            grid.addRow(row++, label(file.getKey(), "small"), sum);
        }
        return grid;
    }

    private static Label chip(String text, Ikon icon, String styleClass) {
        Label chip = label(text, "chip");
        FontIcon graphic = new FontIcon(icon);
        graphic.getStyleClass().addAll("status-icon", styleClass);
        chip.setGraphic(graphic);
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }

    private static Label wrapping(String text, String styleClass) {
        Label label = label(text, styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }
}
