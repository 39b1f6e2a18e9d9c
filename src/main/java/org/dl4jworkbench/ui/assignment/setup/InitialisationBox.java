package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.dl4jworkbench.model.Initialisation.Scheme;

/**
 * Edits an initialisation, which the spec writes as one text such as {@code normal(0.01)}: the rule, and its σ or half width
 * where it has one. An empty text stands for "as the network" where a layer may leave it out.
 */
final class InitialisationBox extends HBox {
    private static final Pattern SCALED = Pattern.compile("([a-z-]+)\\((.*)\\)");
    private static final String FIRST_SCALE = "0.01";

    /** A rule, or null for "as the network". */
    private record Rule(String token, String label, boolean scaled) {}

    private final SpecField field;
    /** Bound to the field, which so holds this box by a weak reference only. */
    private final StringProperty text = new SimpleStringProperty();

    private final ComboBox<Rule> rules = new ComboBox<>();
    private final TextField scale = new TextField();
    private boolean showing;

    /** @param ofLayer whether it is a single layer's, which may also follow the network's */
    InitialisationBox(SetupModel model, SpecField field, boolean ofLayer) {
        super(6);
        this.field = field;
        List<Rule> choices = new ArrayList<>();
        if (ofLayer) {
            choices.add(new Rule("", "as the network", false));
        }
        for (Scheme scheme : Scheme.values()) {
            if (!ofLayer || scheme != Scheme.ZERO_FIRST_LAYER) {
                choices.add(new Rule(scheme.token(), scheme.label(), scheme.isScaled()));
            }
        }
        rules.getItems().setAll(choices);
        rules.setConverter(new StringConverter<>() {
            @Override
            public String toString(Rule rule) {
                return rule == null ? "" : rule.label();
            }

            @Override
            public Rule fromString(String label) {
                throw new UnsupportedOperationException("the list is not typed in");
            }
        });
        rules.setId(field.path());
        rules.setAccessibleText(FieldNames.of(field.path()));
        rules.setMaxWidth(Double.MAX_VALUE);
        rules.setMinWidth(80);
        setHgrow(rules, Priority.ALWAYS);
        scale.setId(field.path() + ".scale");
        scale.setAccessibleText(FieldNames.of(field.path()) + ", scale");
        scale.setPrefColumnCount(4);
        scale.setMinWidth(56);
        getChildren().addAll(rules, scale);

        text.bindBidirectional(field.textProperty());
        text.addListener((observable, old, now) -> show(now));
        rules.valueProperty().addListener(observable -> write());
        scale.textProperty().addListener(observable -> write());
        scale.focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                model.closeStep();
            }
        });
        show(text.get());
    }

    private void show(String value) {
        if (showing) {
            return;
        }
        showing = true;
        try {
            Matcher scaled = SCALED.matcher(value);
            boolean hasScale = scaled.matches();
            String token = hasScale ? scaled.group(1) : value;
            rules.getItems().stream()
                    .filter(rule -> rule.token().equals(token))
                    .findFirst()
                    .ifPresent(rules::setValue);
            scale.setText(hasScale ? scaled.group(2) : "");
            showScale(hasScale);
        } finally {
            showing = false;
        }
    }

    private void write() {
        Rule rule = rules.getValue();
        if (showing || rule == null) {
            return;
        }
        showing = true;
        try {
            if (rule.scaled() && !scale.isVisible()) {
                scale.setText(FIRST_SCALE);
            }
            showScale(rule.scaled());
            field.textProperty().set(rule.scaled() ? rule.token() + "(" + scale.getText() + ")" : rule.token());
        } finally {
            showing = false;
        }
    }

    private void showScale(boolean visible) {
        scale.setVisible(visible);
        scale.setManaged(visible);
    }
}
