package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dl4jworkbench.model.PlainText;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatexTextTest {
    @TempDir
    Path folder;

    /** Compiles a document whose body reads the fragments. */
    private String compiled(List<String> fragments, String packages) throws IOException, InterruptedException {
        StringBuilder body =
                new StringBuilder("\\documentclass{article}\n\\usepackage{" + packages + "}\n\\begin{document}\n");
        for (int index = 0; index < fragments.size(); index++) {
            Files.writeString(folder.resolve("t" + index + ".tex"), fragments.get(index));
            body.append("\\input{t").append(index).append("}\\clearpage\n");
        }
        Files.writeString(folder.resolve("all.tex"), body.append("\\end{document}\n"));
        Process process;
        try {
            process = new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out.txt").toFile())
                    .start();
        } catch (IOException e) {
            System.out.println("No pdflatex here: compiling the exported tables was left out");
            Assumptions.abort("no pdflatex");
            return "";
        }
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String log = Files.readString(folder.resolve("all.log"), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(process.exitValue()).as(log).isZero();
        assertThat(log.lines().filter(line -> line.startsWith("Overfull"))).isEmpty();
        try (PDDocument document = Loader.loadPDF(folder.resolve("all.pdf").toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private String compiled(String fragment) throws IOException, InterruptedException {
        String first = fragment.lines().findFirst().orElseThrow();
        return compiled(List.of(fragment), first.replaceAll(".*\\{(.*)\\}", "$1"));
    }

    /** What TeX's fonts write as one glyph, draw as an accent or, like the underscore, as a rule, made alike. */
    private static String alike(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD)
                .replaceAll("[\\s_]+", "")
                .replace('ˆ', '^')
                .replace('\u0303', '~')
                .replace('−', '-')
                .replace('–', '-')
                .replace('μ', 'µ');
    }

    @Test
    void whatIsCompiledShowsTheNamesAsTheyAre() throws IOException, InterruptedException {
        List<String> names = HostileNames.LATIN.stream()
                .filter(name -> name.chars().allMatch(character -> character < 0x80))
                .toList();
        String text = alike(compiled(TableText.latex(HostileNames.table("Scores of [a] * & < classes", names))));
        assertThat(text).contains(alike("Scores of [a] * & < classes"));
        for (String name : names) {
            assertThat(text).contains(alike(PlainText.of(name)));
        }
    }

    @Test
    void accentsAndSymbolsAreCommandsThatEveryEngineKnows() {
        assertThat(LatexText.escape("é ü ñ ő ï ß")).isEqualTo("\\'{e} \\\"{u} \\~{n} \\H{o} \\\"{\\i} \\ss{}");
        assertThat(LatexText.escape("− ± × → λ ²")).isEqualTo("$-$ $\\pm$ $\\times$ $\\to$ $\\lambda$ $^{2}$");
        // The letter and its accent as two characters.
        assertThat(LatexText.escape("e\u0301")).isEqualTo("\\'{e}");
        for (String name : HostileNames.LATIN) {
            assertThat(LatexText.escape(name)).as(name).matches("\\p{ASCII}*");
        }
    }

    @Test
    void otherScriptsDoNotBreakABuildThatCannotPrintThem() throws IOException, InterruptedException {
        String latex = TableText.latex(HostileNames.table("Masken 配戴", HostileNames.OTHERS));
        assertThat(latex).contains("xelatex and lualatex print them", "{配戴口罩}{U+914D U+6234 U+53E3 U+7F69}");
        assertThat(compiled(latex)).contains("U+914D U+6234 U+53E3 U+7F69", "U+043C");
        assertThat(TableText.latex(HostileNames.table("plain", HostileNames.LATIN)))
                .doesNotContain("xelatex", "providecommand");
    }

    @Test
    void aRowThatBeginsWithABracketOrAStarIsACell() {
        assertThat(TableText.latex(HostileNames.table("t", List.of("[0, 5)", "*"))))
                .contains("    {[}0, 5) & ", "    {*} & ");
    }

    private static Table wide(int columns, int rows) {
        List<Table.Column> heads = new ArrayList<>(List.of(Table.Column.text("variation")));
        IntStream.range(1, columns).forEach(column -> heads.add(Table.Column.number("validation accuracy " + column)));
        List<List<Table.Cell>> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Table.Cell> line =
                    new ArrayList<>(List.of(Table.text("row" + row + " " + "with a long name ".repeat(row % 2))));
            for (int column = 1; column < columns; column++) {
                line.add(Table.deviation(0.5 + row + column, 0.25, 4));
            }
            lines.add(line);
        }
        return new Table("A table of " + columns + " columns and " + rows + " rows", heads, lines);
    }

    @Test
    void aWideTableFitsThePageAndALongOneBreaksOverPages() throws IOException, InterruptedException {
        String text = compiled(
                List.of(
                        TableText.latex(wide(14, 6)),
                        TableText.latex(wide(3, 57)),
                        TableText.latex(wide(14, 57)),
                        TableText.latex(HostileNames.table("long", List.of("n".repeat(120), "n".repeat(119) + "m")))),
                "booktabs,longtable");
        for (int column = 1; column < 14; column++) {
            // The value of the first row and of the last.
            assertThat(text).contains(0.5 + column + "000", 56.5 + column + "000");
        }
        assertThat(text).contains("row56", "row0");
        assertThat(TableText.latex(wide(14, 57))).startsWith("% needs \\usepackage{booktabs,longtable}\n");
        assertThat(TableText.latex(wide(3, 20))).startsWith("% needs \\usepackage{booktabs}\n\\begin{table}");
    }
}
