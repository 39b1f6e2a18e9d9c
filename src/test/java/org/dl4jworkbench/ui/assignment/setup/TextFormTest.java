package org.dl4jworkbench.ui.assignment.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dl4jworkbench.model.ClassWeights;
import org.dl4jworkbench.model.Clipping;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.Schedule;
import org.junit.jupiter.api.Test;

class TextFormTest {
    private static TextForm form(List<TextForm> forms, String label) {
        return forms.stream()
                .filter(form -> form.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aScheduleIsPutTogetherFromItsNumbersAndTakenApart() {
        TextForm step = form(TextForm.schedules(), "Step");

        assertThat(step.compose(List.of("0.3", "7"))).isEqualTo("step(0.3, 7)");
        assertThat(step.takeApart("step(0.3, 7)")).contains(List.of("0.3", "7"));
        assertThat(step.takeApart("cosine(0.01)")).isEmpty();
        assertThat(step.takeApart("")).isEmpty();
    }

    @Test
    void halfTypedTextKeepsItsFormSoThatTheFieldsStay() {
        TextForm step = form(TextForm.schedules(), "Step");

        assertThat(step.takeApart("step(, 7)")).contains(List.of("", "7"));
        assertThat(step.takeApart("step(0.5)")).contains(List.of("0.5", ""));
    }

    @Test
    void nothingIsOnlyTheEmptyText() {
        TextForm constant = form(TextForm.schedules(), "Constant");

        assertThat(constant.compose(List.of())).isEmpty();
        assertThat(constant.takeApart("")).contains(List.of());
        assertThat(constant.takeApart("step(0.5, 10)")).isEmpty();
    }

    @Test
    void whatAFormStartsWithIsGoodForTheSpec() {
        for (TextForm form : TextForm.schedules()) {
            String text = form.compose(form.firstValues());
            assertThat(text.isEmpty() ? "" : Schedule.of(text).text()).isEqualTo(text);
        }
        for (TextForm form : TextForm.clippings()) {
            String text = form.compose(form.firstValues());
            assertThat(text.isEmpty() ? "" : Clipping.of(text).text()).isEqualTo(text);
        }
        for (TextForm form : TextForm.classWeights(3)) {
            String text = form.compose(form.firstValues());
            assertThat(text.isEmpty() ? "" : ClassWeights.of(text).text()).isEqualTo(text);
        }
        for (TextForm form : TextForm.paddings()) {
            String text = form.compose(form.firstValues());
            assertThat(Padding.of(text).text()).isEqualTo(text);
        }
        for (TextForm form : TextForm.initialisations(false)) {
            String text = form.compose(form.firstValues());
            assertThat(Initialisation.of(text).text()).isEqualTo(text);
        }
    }

    @Test
    void everyRuleOfTheSpecHasItsForm() {
        assertThat(TextForm.schedules()).hasSize(1 + Schedule.Kind.values().length);
        assertThat(TextForm.clippings()).hasSize(1 + Clipping.Kind.values().length);
        assertThat(TextForm.initialisations(false)).hasSize(Initialisation.Scheme.values().length);
        assertThat(TextForm.initialisations(true))
                .extracting(TextForm::token)
                .contains("", "he-uniform")
                .doesNotContain("zero-first-layer");
    }

    @Test
    void weightsForEachClassAreATextAlone() {
        TextForm typed = form(TextForm.classWeights(3), "Typed");

        assertThat(typed.firstValues()).containsExactly("1, 1, 1");
        assertThat(typed.compose(List.of("1, 10, 1"))).isEqualTo("1, 10, 1");
        assertThat(typed.takeApart("1, 10, 1")).contains(List.of("1, 10, 1"));
    }
}
