package org.dl4jworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JavaFX takes an underscore in a button's text for the sign of a mnemonic: a class "half_100%" would lose it. */
class MnemonicsTest {
    private static final Pattern MADE = Pattern.compile("(literal\\(\\s*|(\\w+) = )?new "
            + "(?:(?:Toggle|Radio|Menu|SplitMenu)?Button|(?:Check|Radio)?MenuItem|CheckBox|Hyperlink|TitledPane|Menu)"
            + "\\((?![\")])");

    @Test
    void everyButtonWhoseTextIsNoConstantTakesUnderscoresLiterally() throws IOException {
        List<String> parsing = new ArrayList<>();
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "org", "dl4jworkbench", "ui"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(sources).hasSizeGreaterThan(100);
        for (Path source : sources) {
            String text = Files.readString(source);
            // Buttons of the data pages have texts of their own.
            for (Matcher made = MADE.matcher(text); made.find(); ) {
                boolean literal = made.group(1) != null
                        && (made.group(2) == null || text.contains(made.group(2) + ".setMnemonicParsing(false)"));
                if (!literal && !source.toString().contains("data")) {
                    parsing.add(source + ": " + made.group());
                }
            }
        }
        assertThat(parsing).isEmpty();
    }
}
