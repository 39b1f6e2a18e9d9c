package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameEncodingTest {
    @Test
    void aProcessIsGivenAllLettersWhereThisOneHasOnlyAscii() {
        Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C", "PATH", "/bin"));
        NameEncoding.giveTo(environment, StandardCharsets.US_ASCII);
        assertThat(environment).isEqualTo(Map.of("LC_ALL", "C.UTF-8", "PATH", "/bin"));
    }

    @Test
    void aLocaleThatTheUserChoseStays() {
        Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "de_DE.UTF-8"));
        NameEncoding.giveTo(environment, StandardCharsets.UTF_8);
        assertThat(environment).isEqualTo(Map.of("LC_ALL", "de_DE.UTF-8"));
    }

    @Test
    void aNameWithAByteThatIsNoLetterIsNotReadable() {
        assertThat(NameEncoding.isReadable("Äpfel")).isTrue();
        assertThat(NameEncoding.isReadable(new String(new byte[] {(byte) 0xC4, 'p'}, StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void theRemedyIsAnotherLocaleOrAnotherName() {
        assertThat(NameEncoding.remedy(StandardCharsets.US_ASCII)).contains("LC_ALL=C.UTF-8");
        assertThat(NameEncoding.remedy(StandardCharsets.UTF_8)).startsWith("Rename it");
    }
}
