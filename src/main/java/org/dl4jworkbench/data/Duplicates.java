package org.dl4jworkbench.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Examples of a set that are the same to the last bit: pictures by their decoded pixels, rows of numbers by inputs and targets. Found by
 * a hash of each example, then compared, so that nothing else is ever called a duplicate.
 *
 * @param twins of the training examples, see {@link Dataset#twins()}
 * @param notices what the user should know, in words
 */
record Duplicates(int[] twins, List<String> notices) {
    /** From this share of the test examples on its figures are visibly too good. */
    private static final double MANY = 0.01;

    private static final int NAMED = 3;
    private static final int CHUNK = 256;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Examples that can be compared with those of another file. */
    private interface Rows {
        int count();

        long hash(int row);

        boolean same(int row, Rows other, int otherRow);

        /** The class index; all the same for numbers. */
        int label(int row);
    }

    /**
     * Pictures as they are before they are brought to one size, or after.
     *
     * @param sizes of the examples before they were brought to one size: small regions of different sizes may come out alike; null where
     *     all had one
     */
    private record Pictures(LabelledImages images, long @Nullable [] sizes) implements Rows {
        @Override
        public int count() {
            return images.count();
        }

        @Override
        public long hash(int row) {
            byte[] pixels = images.pixels();
            int at = images.offset(row);
            int end = at + images.pictureSize();
            long hash = sizes == null ? 0 : sizes[row];
            for (; at + Long.BYTES <= end; at += Long.BYTES) {
                hash = mixed(hash, (long) LONGS.get(pixels, at));
            }
            for (; at < end; at++) {
                hash = mixed(hash, pixels[at]);
            }
            return hash;
        }

        @Override
        public boolean same(int row, Rows other, int otherRow) {
            Pictures others = (Pictures) other;
            int size = images.pictureSize();
            return size == others.images.pictureSize()
                    && (sizes == null || others.sizes == null || sizes[row] == others.sizes[otherRow])
                    && Arrays.equals(
                            images.pixels(),
                            images.offset(row),
                            images.offset(row) + size,
                            others.images.pixels(),
                            others.images.offset(otherRow),
                            others.images.offset(otherRow) + size);
        }

        @Override
        public int label(int row) {
            return images.label(row);
        }
    }

    private record Table(NumberTable table) implements Rows {
        @Override
        public int count() {
            return table.count();
        }

        @Override
        public long hash(int row) {
            return hash(table.targets(), row, hash(table.inputs(), row, 0));
        }

        private long hash(float[] values, int row, long start) {
            int columns = values.length / table.count();
            long hash = start;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                // Of the two zeros there is one.
                hash = mixed(hash, Float.floatToIntBits(values[i] + 0f));
            }
            return hash;
        }

        @Override
        public boolean same(int row, Rows other, int otherRow) {
            NumberTable others = ((Table) other).table;
            return same(
                            table.inputs(),
                            row,
                            others.inputs(),
                            otherRow,
                            table.inputNames().size())
                    && same(
                            table.targets(),
                            row,
                            others.targets(),
                            otherRow,
                            table.targetNames().size());
        }

        private static boolean same(float[] values, int row, float[] others, int otherRow, int columns) {
            for (int i = 0; i < columns; i++) {
                if (values[row * columns + i] != others[otherRow * columns + i]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int label(int row) {
            return 0;
        }
    }

    private static long mixed(long hash, long value) {
        return Long.rotateLeft((hash ^ value) * 0x9E3779B97F4A7C15L, 29) * 0xBF58476D1CE4E5B9L;
    }

    /** What messages call the examples of the two files; null where they have numbers alone. */
    record Names(
            @Nullable IntFunction<String> train, @Nullable IntFunction<String> test) {
        static final Names NUMBERS = new Names(null, null);

        private static String of(@Nullable IntFunction<String> names, int example) {
            return names == null ? "example " + example : names.apply(example);
        }
    }

    /** Of pictures or numbers that are as the files hold them. */
    static Duplicates of(Examples train, Examples test) {
        return train instanceof NumberTable numbers
                ? of(new Table(numbers), new Table((NumberTable) test), Names.NUMBERS)
                : of(
                        new Pictures((LabelledImages) train, null),
                        new Pictures((LabelledImages) test, null),
                        Names.NUMBERS);
    }

    /**
     * Of pictures that were brought to one size.
     *
     * @param trainSizes any number that stands for the size before, for each training example
     */
    static Duplicates of(LabelledImages train, long[] trainSizes, LabelledImages test, long[] testSizes, Names names) {
        return of(new Pictures(train, trainSizes), new Pictures(test, testSizes), names);
    }

    private static Duplicates of(Rows train, Rows test, Names names) {
        Index index = new Index(train);
        List<int[]> within = index.twins();
        long[] hashes = hashes(test);
        List<int[]> across = new ArrayList<>();
        for (int row = 0; row < test.count(); row++) {
            int twin = index.find(test, row, hashes[row]);
            if (twin >= 0) {
                across.add(new int[] {row, twin});
            }
        }
        List<String> notices = new ArrayList<>();
        if (!across.isEmpty()) {
            notices.add(across(across, train, test, names));
        }
        if (!within.isEmpty()) {
            notices.add(within(within, train, names));
        }
        return new Duplicates(within.stream().flatMapToInt(Arrays::stream).toArray(), List.copyOf(notices));
    }

    private static String across(List<int[]> pairs, Rows train, Rows test, Names names) {
        int count = pairs.size();
        double share = (double) count / test.count();
        boolean all = count == test.count();
        StringBuilder text = new StringBuilder(all ? "all " : "")
                .append(all ? "" : Numbers.grouped(count) + " of the ")
                .append(Numbers.grouped(test.count()))
                .append(" test examples ")
                .append(all ? "" : "(" + Numbers.plain(Math.max(0.01, Math.round(share * 10_000) / 100.0)) + " %) ")
                .append(count == 1 && !all ? "is" : "are")
                .append(" in the training file too: ");
        named(
                text,
                pairs,
                pair -> "test " + Names.of(names.test(), pair[0]) + " = training " + Names.of(names.train(), pair[1]));
        otherClass(
                text,
                pairs.stream()
                        .filter(pair -> test.label(pair[0]) != train.label(pair[1]))
                        .count());
        if (all) {
            text.append(". Test figures say nothing about new examples; are both files copies of one?");
        } else if (share >= MANY) {
            text.append(". Test figures will be too good: take them out of one of the files");
        }
        return text.toString();
    }

    private static String within(List<int[]> pairs, Rows train, Names names) {
        int count = pairs.size();
        StringBuilder text = new StringBuilder()
                .append(Numbers.grouped(count))
                .append(" of the ")
                .append(Numbers.grouped(train.count()))
                .append(" training examples ")
                .append(count == 1 ? "is a copy of another: " : "are copies of others: ");
        named(text, pairs, pair -> Names.of(names.train(), pair[0]) + " = " + Names.of(names.train(), pair[1]));
        otherClass(
                text,
                pairs.stream()
                        .filter(pair -> train.label(pair[0]) != train.label(pair[1]))
                        .count());
        return text.toString();
    }

    private static void named(StringBuilder text, List<int[]> pairs, java.util.function.Function<int[], String> name) {
        text.append(String.join(", ", pairs.stream().limit(NAMED).map(name).toList()));
        text.append(pairs.size() > NAMED ? " and so on" : "");
    }

    private static void otherClass(StringBuilder text, long count) {
        if (count > 0) {
            text.append("; ").append(Numbers.grouped(count)).append(" of these under another class");
        }
    }

    private static long[] hashes(Rows rows) {
        long[] hashes = new long[rows.count()];
        InParallel.forEach((rows.count() + CHUNK - 1) / CHUNK, chunk -> {
            for (int row = chunk * CHUNK; row < Math.min(rows.count(), (chunk + 1) * CHUNK); row++) {
                hashes[row] = rows.hash(row);
            }
        });
        return hashes;
    }

    /** The training examples by their hashes, without an object each. */
    private static final class Index {
        private final Rows rows;
        private final long[] hashes;

        /** A row + 1 in each taken place; the first of those that are the same. */
        private final int[] places;

        private final List<int[]> twins = new ArrayList<>();

        Index(Rows rows) {
            this.rows = rows;
            hashes = hashes(rows);
            // From two to four places for each.
            places = new int[1 << Math.min(30, 34 - Integer.numberOfLeadingZeros(rows.count()))];
            for (int row = 0; row < rows.count(); row++) {
                int place = place(rows, row, hashes[row]);
                if (places[place] == 0) {
                    places[place] = row + 1;
                } else {
                    twins.add(new int[] {row, places[place] - 1});
                }
            }
        }

        /** Where an example stands, or would. */
        private int place(Rows others, int row, long hash) {
            int place = (int) (hash ^ hash >>> 32) & places.length - 1;
            while (places[place] != 0) {
                int there = places[place] - 1;
                if (hashes[there] == hash && rows.same(there, others, row)) {
                    break;
                }
                place = place + 1 & places.length - 1;
            }
            return place;
        }

        int find(Rows others, int row, long hash) {
            return places[place(others, row, hash)] - 1;
        }

        List<int[]> twins() {
            return twins;
        }
    }
}
