package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Numbers;

/** How many training examples the classes have, and the switch that draws those of small classes several times. */
final class ClassBalance extends VBox {
    /** So many classes are named one by one. */
    private static final int FEW = 4;

    ClassBalance(SetupModel setup, DataModel data) {
        getStyleClass().add("class-balance");
        SpecField field = setup.field("data.oversampling");
        CheckBox oversampling = new CheckBox("Oversample small classes");
        oversampling.setId(field.path());
        oversampling.setTooltip(new Tooltip(
                "An epoch draws as many examples of each class as of the largest one;" + " training split only"));
        oversampling.setSelected(field.textProperty().get().equals("true"));
        field.textProperty().addListener((observable, old, now) -> oversampling.setSelected(now.equals("true")));
        oversampling.selectedProperty().addListener((observable, was, is) -> field.textProperty()
                .set(is.toString()));
        Label counts = new Label();
        counts.setId("class-counts");
        counts.getStyleClass().addAll("muted", "small");
        counts.setWrapText(true);
        counts.setMinHeight(USE_PREF_SIZE);
        counts.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> sentence(data, setup.spec().data().oversampling()),
                        data.classCountsProperty(),
                        setup.specProperty()));
        getChildren().addAll(oversampling, counts);
        FieldControls.showIf(
                this,
                Bindings.createBooleanBinding(
                        () -> data.classCountsProperty().get() != null, data.classCountsProperty()));
    }

    private static String sentence(DataModel data, boolean oversampling) {
        List<Integer> counts = data.classCountsProperty().get();
        List<String> names = data.stateProperty().get() instanceof DataModel.State.Ready ready
                ? ready.dataset().classNames()
                : List.of();
        return counts == null || counts.size() != names.size() ? "" : sentence(counts, names, oversampling);
    }

    /** The counts in one sentence: each class where there are few, else the smallest and the largest. */
    static String sentence(List<Integer> counts, List<String> names, boolean oversampling) {
        int most = Collections.max(counts);
        int least = Collections.min(counts);
        String now;
        if (counts.size() <= FEW) {
            List<String> each = new ArrayList<>();
            for (int i = 0; i < counts.size(); i++) {
                each.add(names.get(i) + " " + Numbers.grouped(counts.get(i)));
            }
            now = String.join(" · ", each);
        } else {
            now = least == most
                    ? Numbers.grouped(most) + " of each class"
                    : Numbers.grouped(least) + " of class " + names.get(counts.indexOf(least)) + " to "
                            + Numbers.grouped(most) + " of class " + names.get(counts.indexOf(most));
        }
        return oversampling && least != most ? now + "; drawn: " + Numbers.grouped(most) + " of each" : now;
    }
}
