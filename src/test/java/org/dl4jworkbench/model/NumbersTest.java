package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    private final Locale own = Locale.getDefault();

    @BeforeEach
    void inALocaleThatWritesCommas() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void backToTheOwnLocale() {
        Locale.setDefault(own);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "12.0, 12",
        "0.001, 0.001",
        "0.4, 0.4",
        "1e-5, 0.00001",
        "1e-7, 1e-7",
        "-2.5e-8, -2.5e-8",
        "100000000, 100000000",
        "1e9, 1e9",
        "1.5e12, 1.5e12",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void plainIsWhatAPersonWouldType(double value, String text) {
        assertThat(Numbers.plain(value)).isEqualTo(text);
    }

    @Property
    void plainLosesNoDigit(@ForAll double value) {
        double back = Double.parseDouble(Numbers.plain(value));

        assertThat(back).isEqualTo(value == 0 ? 0 : value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "999|999", "1612746|1,612,746", "-47252|-47,252"})
    void groupedSeparatesThousandsByCommas(long value, String text) {
        assertThat(Numbers.grouped(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "9940, 9.9 kB",
        "9960, 10 kB",
        "148000000, 148 MB",
        "999499, 999 kB",
        "999600, 1.0 MB",
        "2500000000, 2.5 GB",
        "7000000000000, 7.0 TB"
    })
    void bytesUseTheLargestUnitThatFits(long value, String text) {
        assertThat(Numbers.bytes(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "4.24, 4.2 s",
        "9.96, 10 s",
        "38.4, 38 s",
        "99.4, 99 s",
        "100, 2 min",
        "240, 4 min",
        "3569, 59 min",
        "3600, 1 h 0 min",
        "4320, 1 h 12 min",
        "-1, –",
        "NaN, –",
        "Infinity, –"
    })
    void durationIsSaidAsAPersonWould(double seconds, String text) {
        assertThat(Numbers.duration(seconds)).isEqualTo(text);
    }

    @Test
    void measuredNumbersAreShownWithDigitsThatSaySomething() {
        assertThat(Numbers.shown(0.12345, 4)).isEqualTo("0.1235");
        assertThat(Numbers.shown(1234.5, 1)).isEqualTo("1,234.5");
        assertThat(Numbers.shown(0, 4)).isEqualTo("0.0000");
        assertThat(Numbers.shown(-0.0, 4)).isEqualTo("0.0000");
        assertThat(Numbers.shown(-0.00001, 4)).isEqualTo("-0.00001");
        assertThat(Numbers.shown(1.23e-7, 4)).isEqualTo("1.2e-7");
        assertThat(Numbers.shown(1e30, 4)).isEqualTo("1e30");
        assertThat(Numbers.shown(Double.MAX_VALUE, 4)).isEqualTo("1.798e308");
        assertThat(Numbers.shown(Double.NaN, 4)).isEqualTo("–");
        assertThat(Numbers.shown(Double.NEGATIVE_INFINITY, 4)).isEqualTo("−∞");
    }
}
