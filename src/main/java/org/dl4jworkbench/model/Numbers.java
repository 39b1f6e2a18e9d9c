package org.dl4jworkbench.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** One way to write numbers, the same in every place and every locale. */
public final class Numbers {
    private Numbers() {}

    /** A number as a person would type it: 0.001, 12, 1e-7; never 1.0E-7 or 12.0. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        return plain(BigDecimal.valueOf(value));
    }

    private static String plain(BigDecimal value) {
        double magnitude = Math.abs(value.doubleValue());
        BigDecimal exact = value.stripTrailingZeros();
        if (magnitude >= 1e-5 && magnitude < 1e9) {
            return exact.toPlainString();
        }
        return exact.toString().replace("E+", "e").replace("E", "e");
    }

    /**
     * A measured number with so many decimals, for a reader. "–" where there is none (NaN), "∞" beyond all numbers, never "-0"; what
     * would show no digit but zeros, or more digits than anyone reads, has two or four significant ones instead: 0.000012, 3e30.
     */
    public static String shown(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double magnitude = Math.abs(value);
        if (magnitude >= 1e9) {
            return significant(value, 4);
        }
        if (value != 0 && magnitude < 0.5 * Math.pow(10, -decimals)) {
            return significant(value, 2);
        }
        return String.format(Locale.ROOT, "%,." + decimals + "f", value == 0 ? 0.0 : value);
    }

    /** A finite number rounded to so many significant digits, as {@link #plain} writes it. */
    public static String significant(double value, int digits) {
        return value == 0 ? "0" : plain(BigDecimal.valueOf(value).round(new MathContext(digits)));
    }

    /** A count with separated thousands: 1,612,746. */
    public static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Bytes in the largest unit that keeps three digits: 148 MB (powers of 1000). */
    public static String bytes(long value) {
        if (value < 1000) {
            return value + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double amount = value;
        int unit = -1;
        do {
            amount /= 1000;
            unit++;
        } while (amount >= 999.5 && unit < units.length - 1);
        return String.format(Locale.ROOT, amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, units[unit]);
    }

    /** A time span as a person would say it: 4.2 s, 38 s, 4 min, 1 h 12 min. */
    public static String duration(double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            return "–";
        }
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 99.5) {
            return Math.round(seconds) + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 60 ? minutes + " min" : (minutes / 60) + " h " + (minutes % 60) + " min";
    }
}
