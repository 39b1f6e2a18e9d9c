package org.dl4jworkbench.model;

import java.math.BigDecimal;
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
        double magnitude = Math.abs(value);
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        if (magnitude >= 1e-5 && magnitude < 1e9) {
            return exact.toPlainString();
        }
        return exact.toString().replace("E+", "e").replace("E", "e");
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
