package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../..",
                "../../outside",
                "/etc/passwd",
                "a/b",
                "a\\b",
                "C:",
                "C:a",
                "a\0",
                "a\nb",
                "a\u001b[2J",
                "a\u0085"
            })
    void aPathIsNoName(String text) {
        assertThat(Names.isName(text)).isFalse();
        assertThatThrownBy(() -> Names.name(text, "field"))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "2026-11-21T10-15-02_mnist-mlp_R0", "..a", "mein Netz (2)", "кот", ".hidden"})
    void namesAreLetThrough(String text) {
        assertThat(Names.name(text, "field")).isEqualTo(text);
    }

    @Test
    void aNameFitsAFileSystem() {
        assertThat(Names.isName("a".repeat(200))).isTrue();
        assertThat(Names.isName("a".repeat(201))).isFalse();
    }

    @Test
    void pathsMayLeadAnywhereButMustBePaths() {
        assertThat(Names.pathOrNull("/data/../x", "dataFolder")).isEqualTo("/data/../x");
        assertThat(Names.pathOrNull(null, "dataFolder")).isNull();
        assertThatThrownBy(() -> Names.pathOrNull("a\0b", "dataFolder")).hasMessageContaining("dataFolder");
    }
}
