package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.ui.assignment.setup.TextForm.Part;
import org.jspecify.annotations.Nullable;

/** Edits a field that the spec writes as one text: a list of its {@link TextForm}s, and below it what the chosen one needs. */
final class TextFormBox extends VBox {
    private final SetupModel model;
    private final SpecField field;
    /** Bound to the field, which so holds this box by a weak reference only. */
    private final StringProperty text = new SimpleStringProperty();

    private final ComboBox<TextForm> forms = new ComboBox<>();
    private final FlowPane line = new FlowPane(8, 4);
    private final List<TextField> typed = new ArrayList<>();
    private @Nullable TextForm shown;
    private boolean busy;

    TextFormBox(SetupModel model, SpecField field, List<TextForm> choices) {
        super(4);
        this.model = model;
        this.field = field;
        forms.getItems().setAll(choices);
        forms.setConverter(new StringConverter<>() {
            @Override
            public String toString(TextForm form) {
                return form == null ? "" : form.label();
            }

            @Override
            public TextForm fromString(String label) {
                throw new UnsupportedOperationException("the list is not typed in");
            }
        });
        forms.setId(field.path());
        forms.setAccessibleText(FieldNames.of(field.path()));
        forms.setMaxWidth(Double.MAX_VALUE);
        forms.setMinWidth(80);
        line.getStyleClass().add("form-parts");
        line.setPrefWrapLength(110);
        line.managedProperty().bind(line.visibleProperty());
        getStyleClass().add("text-form");
        getChildren().addAll(forms, line);
        text.bindBidirectional(field.textProperty());
        text.addListener((observable, old, now) -> show(now));
        forms.valueProperty().addListener((observable, old, now) -> choose(now));
        show(text.get());
    }

    /** The line of what is typed, for a form that has room for it below the whole row; it is then no longer below the list. */
    Node takeParts() {
        getChildren().remove(line);
        line.setPrefWrapLength(200);
        line.getStyleClass().add("form-parts-below");
        return line;
    }

    /** Offers other forms, such as for another number of classes; what is typed stays. */
    void setForms(List<TextForm> choices) {
        busy = true;
        try {
            forms.getItems().setAll(choices);
            shown = null;
        } finally {
            busy = false;
        }
        show(text.get());
    }

    private void show(String value) {
        if (busy) {
            return;
        }
        busy = true;
        try {
            for (TextForm form : forms.getItems()) {
                Optional<List<String>> values = form.takeApart(value);
                if (values.isPresent()) {
                    forms.setValue(form);
                    showParts(form, values.get());
                    return;
                }
            }
        } finally {
            busy = false;
        }
    }

    private void choose(@Nullable TextForm form) {
        if (busy || form == null) {
            return;
        }
        busy = true;
        try {
            showParts(form, form.firstValues());
            field.textProperty().set(form.compose(form.firstValues()));
            model.closeStep();
        } finally {
            busy = false;
        }
    }

    private void write() {
        TextForm form = shown;
        if (!busy && form != null) {
            busy = true;
            try {
                field.textProperty()
                        .set(form.compose(typed.stream()
                                .map(each -> each.getText().strip())
                                .toList()));
            } finally {
                busy = false;
            }
        }
    }

    private void showParts(TextForm form, List<String> values) {
        if (form != shown) {
            shown = form;
            typed.clear();
            line.getChildren().clear();
            form.parts().forEach(this::addPart);
            line.setVisible(!typed.isEmpty());
        }
        for (int i = 0; i < typed.size(); i++) {
            if (!typed.get(i).getText().equals(values.get(i))) {
                typed.get(i).setText(values.get(i));
            }
        }
    }

    private void addPart(Part part) {
        TextField control = new TextField();
        control.setId(field.path() + "." + part.name().replace(' ', '-'));
        control.setAccessibleText(FieldNames.of(field.path()) + ", " + part.name());
        control.setPrefColumnCount(3);
        control.setMinWidth(44);
        control.setPrefWidth(52);
        if (part.before().isEmpty() && part.after().isEmpty()) {
            control.setPrefWidth(110);
        }
        control.textProperty().addListener(observable -> write());
        control.focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                model.closeStep();
            }
        });
        typed.add(control);
        HBox words = new HBox(5, quiet(part.before()), control, quiet(part.after()));
        words.getChildren()
                .removeIf(each -> each instanceof Label label && label.getText().isEmpty());
        words.getStyleClass().add("form-line");
        line.getChildren().add(words);
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("muted", "small");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
