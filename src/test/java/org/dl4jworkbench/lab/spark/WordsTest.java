package org.dl4jworkbench.lab.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Property(tries = 300)
    void wordsOfAnyTextComeBackFromOneLine(@ForAll @NotEmpty List<String> words) {
        // Half a surrogate pair is no text that a file or a message can hold.
        List<String> texts = words.stream()
                .map(word -> new String(
                        word.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        String line = Words.line(texts);
        assertThat(line).doesNotContain("\n", "\r");
        assertThat(Words.of(line)).isEqualTo(texts);
    }

    @Test
    void emptyWordsHyphensAndSpacesAreToldApart() {
        assertThat(Words.line("run", "", "-", "a b", "--x")).isEqualTo("run - %2D a+b --x");
        assertThat(Words.of("run - %2D a+b --x")).containsExactly("run", "", "-", "a b", "--x");
    }
}
