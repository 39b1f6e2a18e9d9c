package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConsoleCharsetTest {
    private static Charset of(boolean json, String... properties) {
        Properties system = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            system.setProperty(properties[i], properties[i + 1]);
        }
        return ConsoleCharset.of(system, json);
    }

    @Test
    void aTerminalGetsItsOwnAndAPipeThatOfTheSystem() {
        assertThat(of(false, "sun.stdout.encoding", "IBM850", "native.encoding", "windows-1252"))
                .isEqualTo(Charset.forName("IBM850"));
        assertThat(of(false, "native.encoding", "windows-1252")).isEqualTo(Charset.forName("windows-1252"));
        assertThat(of(false, "stdout.encoding", "UTF-8", "native.encoding", "windows-1252"))
                .isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void jsonIsUtf8WhateverTheTerminalIs() {
        assertThat(of(true, "sun.stdout.encoding", "IBM850")).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void anEncodingThatJavaDoesNotKnowIsPassedOver() {
        assertThat(of(false, "sun.stdout.encoding", "cp-none", "native.encoding", "ISO-8859-1"))
                .isEqualTo(StandardCharsets.ISO_8859_1);
    }
}
