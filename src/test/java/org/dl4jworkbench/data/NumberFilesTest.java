package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberFilesTest {
    @TempDir
    Path folder;

    private final NumberFiles reader = new NumberFiles(null);

    private BadDataException problem(byte[] train) {
        SmallSets.write(folder, Map.of("train.csv", train, "test.csv", SmallSets.text("x,y\n1,2\n")));
        return catchThrowableOfType(BadDataException.class, () -> reader.read(reader.find(folder)));
    }

    private void assertProblem(String train, int line, String what) {
        BadDataException problem = problem(SmallSets.text(train));
        assertThat(problem.what()).contains(what);
        assertThat(problem.where()).isEqualTo(folder.resolve("train.csv") + ", line " + line);
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void everyCellMustBeANumberOfSinglePrecision() {
        assertProblem("x,y\n1,2\n3,four\n", 3, "y is \"four\", not a number");
        assertProblem("x,y\n1,\n", 2, "y is \"\"");
        assertProblem("x,y\nNaN,1\n", 2, "x is \"NaN\"");
        assertProblem("x,y\n1,1e300\n", 2, "y is \"1e300\"");
        assertProblem("x,y\n1,2f\n", 2, "y is \"2f\"");
        assertProblem("x,y\n\n1,2,3\n", 3, "3 cells, but the first row names 2 columns");
    }

    @Test
    void firstRowMustNameTheColumns() {
        assertProblem("1,2\n3,4\n", 1, "the first row holds numbers");
        assertProblem("x,x\n3,4\n", 1, "two columns are called \"x\"");
        assertProblem("x,\n3,4\n", 1, "a column has no name");
        assertProblem("x\n3\n", 1, "no column is left as an input");
        assertProblem("x,y\n", 1, "no rows follow");
        assertThat(problem(new byte[0]).what()).isEqualTo("is empty");
    }

    @Test
    void otherEncodingsAreNamedWithTheirLine() {
        byte[] latin = "x,y\n1,2\nä,3\n".getBytes(StandardCharsets.ISO_8859_1);
        BadDataException problem = problem(latin);
        assertThat(problem.what()).isEqualTo("byte 8 is no UTF-8 text");
        assertThat(problem.where()).endsWith("train.csv, line 3");
        assertThat(problem("x,y\n1,2\n".getBytes(StandardCharsets.UTF_16LE)).what())
                .contains("zero character");
    }

    @Test
    void testFileMustHaveTheSameColumns() {
        BadDataException problem = problem(SmallSets.text("y,x\n1,2\n"));
        assertThat(problem.where()).endsWith("test.csv, line 1");
        assertThat(problem.what()).isEqualTo("the columns are x, y, but those of train.csv are y, x");
    }

    @Test
    void unknownTargetIsNamed() {
        SmallSets.write(folder, SmallSets.numbers());
        NumberFiles wrong = new NumberFiles(List.of("w"));
        assertThat(catchThrowableOfType(BadDataException.class, () -> wrong.read(wrong.find(folder)))
                        .what())
                .isEqualTo("the column w is missing; there are x, z, y");
    }

    @Test
    void marksQuotesAndLineEndsMakeNoDifference() {
        SmallSets.write(
                folder,
                Map.of("train.csv", "\uFEFFx,\"y\"\r\n\"1.5\",2\r\n\r\n3,4e0".getBytes(StandardCharsets.UTF_8)));
        SmallSets.write(folder, Map.of("test.csv", SmallSets.text("x,y\n1,2\n")));
        NumberTable train = (NumberTable) ((SetContent.Values) reader.read(reader.find(folder))).train();
        assertThat(train.inputs()).containsExactly(1.5f, 3);
        assertThat(train.targets()).containsExactly(2, 4);
    }

    @Test
    void semicolonsTabsAndSpacesSeparateCellsToo() {
        for (String text :
                List.of("x; y\r\n 1.5 ;2\r\n;\r\n3;4.\r\n", "x\ty\n1.5\t 2\n3\t4\n", "x , y\n1.5 , 2\n3,4\n,\n")) {
            SmallSets.write(
                    folder, Map.of("train.csv", SmallSets.text(text), "test.csv", SmallSets.text("x,y\n1,2\n")));
            NumberTable train = (NumberTable) ((SetContent.Values) reader.read(reader.find(folder))).train();
            assertThat(train.inputs()).containsExactly(1.5f, 3);
            assertThat(train.targets()).containsExactly(2, 4);
        }
    }

    @Test
    void decimalCommasAreNamedAsSuch() {
        assertThat(problem(SmallSets.text("x;y\n1,5;2\n")))
                .returns(
                        "x is \"1,5\", not a number of single precision: it has a decimal comma",
                        BadDataException::what)
                .returns("Write a decimal point: 1.5", BadDataException::remedy);
        assertThat(problem(SmallSets.text("x,y\n\"0,5\",2\n")).remedy()).isEqualTo("Write a decimal point: 0.5");
        assertThat(problem(SmallSets.text("x,y\n0,5,2,25\n")))
                .returns("4 cells, but the first row names 2 columns", BadDataException::what)
                .returns(
                        "If the commas are decimal commas, write decimal points: 0.5, not 0,5",
                        BadDataException::remedy);
    }
}
