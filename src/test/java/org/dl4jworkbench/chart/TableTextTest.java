package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTextTest {
    private final Table table = new Table(
            "Kernel & stride",
            List.of(Table.Column.text("kernel"), Table.Column.number("accuracy"), Table.Column.number("parameters")),
            List.of(
                    List.of(Table.text("5×5 | a_b"), Table.number(0.98765, 4), Table.count(1_612_746)),
                    List.of(Table.empty(), Table.number(Double.NaN, 4), Table.count(0))));

    @Test
    void markdownAlignsNumbersRightAndEscapesPipes() {
        assertThat(TableText.markdown(table)).isEqualTo("""
            | kernel | accuracy | parameters |
            | --- | ---: | ---: |
            | 5×5 \\| a_b | 0.9877 | 1,612,746 |
            |  | – | 0 |
            """);
    }

    @Test
    void latexEscapesWhatLatexWouldRead() {
        assertThat(TableText.latex(table))
                .contains("\\caption{Kernel \\& stride}", "\\begin{tabular}{lrr}", "\\toprule", "\\end{table}")
                .contains("    5$\\times$5 \\textbar{} a\\_b & 0.9877 & 1,612,746 \\\\\n")
                .contains("     & -- & 0 \\\\\n");
    }

    @Test
    void csvHasAllDigitsAndNoSeparators() {
        assertThat(NumbersText.csv(table))
                .isEqualTo("kernel,accuracy,parameters\n5×5 | a_b,0.98765,1612746\n\"\",NaN,0\n");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new Table(
                        "t", List.of(Table.Column.text("a")), List.of(List.of(Table.count(1), Table.count(2)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 cells in a table of 1 columns");
    }
}
