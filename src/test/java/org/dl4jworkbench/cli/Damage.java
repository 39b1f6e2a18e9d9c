package org.dl4jworkbench.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * One way to damage a file.
 *
 * @param name for messages
 * @param certain whether nothing that is left could be taken for a sound record
 */
record Damage(String name, boolean certain, Change change) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");
    private static final Pattern VALUE = Pattern.compile("(?<=: )(\"[^\"\\n]*\"|[^\\s\\[{\"][^,\\n]*)");
    private static final Pattern TEXT = Pattern.compile("(?<=: )\"[^\"\\n]*\"");
    private static final int DEEP = 5000;
    private static final int BOMB = 256 << 20;
    private static final byte[] ZEROS = new byte[1 << 20];

    /** What is to be done; another file of the folder stands by, to be swapped in. */
    @FunctionalInterface
    interface Change {
        void apply(Path file, byte[] sound, byte[] other, Path outside, Random random) throws IOException;
    }

    @FunctionalInterface
    private interface Bytes {
        byte[] of(byte[] sound, Random random) throws IOException;
    }

    private static Damage bytes(String name, boolean certain, Bytes bytes) {
        return new Damage(
                name, certain, (file, sound, other, outside, random) -> Files.write(file, bytes.of(sound, random)));
    }

    private static Damage text(String name, boolean certain, String text) {
        return bytes(name, certain, (sound, random) -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Those that suit a file by its ending. */
    static List<Damage> of(String name) {
        List<Damage> all = new ArrayList<>(List.of(
                text("emptied", true, ""),
                bytes("truncated", false, (sound, random) -> Arrays.copyOf(sound, random.nextInt(sound.length + 1))),
                bytes("a bit flipped", false, (sound, random) -> flipped(sound, 1, random)),
                bytes("many bits flipped", false, (sound, random) -> flipped(sound, 30, random)),
                bytes("garbage", true, (sound, random) -> randomBytes(300, random)),
                bytes("garbage behind", false, (sound, random) -> joined(sound, randomBytes(40, random))),
                new Damage("swapped", false, (file, sound, other, outside, random) -> Files.write(file, other)),
                new Damage("a folder", true, (file, sound, other, outside, random) -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                }),
                new Damage("a link out", false, (file, sound, other, outside, random) -> {
                    Files.delete(file);
                    Path victim = outside.resolve("victim");
                    Files.write(victim, sound);
                    Files.createSymbolicLink(file, victim);
                }),
                new Damage("a dangling link", true, (file, sound, other, outside, random) -> {
                    Files.delete(file);
                    Files.createSymbolicLink(file, outside.resolve("not-there"));
                })));
        if (name.endsWith(".json") || name.endsWith(".yaml")) {
            all.addAll(records(name.endsWith(".json")));
        } else if (name.endsWith(".npy")) {
            all.addAll(arrays());
        } else if (name.endsWith(".csv")) {
            all.addAll(tables());
        } else if (name.endsWith(".zip")) {
            all.addAll(archives());
        }
        return all;
    }

    private static List<Damage> records(boolean json) {
        return List.of(
                text("null", true, "null"),
                text("an empty list", true, "[]"),
                text("a list of null", true, "[null]"),
                text("a number", true, "3"),
                text("a text", true, "\"text\""),
                text("deep lists", true, "[".repeat(DEEP)),
                text("deep fields", true, "{\"a\":".repeat(DEEP)),
                bytes(
                        "a long line",
                        json,
                        (sound, random) -> joined(
                                ((json ? "" : "# ") + "x".repeat(3_000_000) + "\n").getBytes(StandardCharsets.UTF_8),
                                sound)),
                replaced("a value null", VALUE, "null"),
                replaced("a value a list", VALUE, "[]"),
                replaced("a value -1", VALUE, "-1"),
                replaced("a huge number", NUMBER, "99999999999999999999"),
                replaced("1e308", NUMBER, "1e308"),
                replaced("-1", NUMBER, "-1"),
                replaced("NaN", NUMBER, "\"NaN\""),
                replaced("a path", TEXT, "\"../../../outside\""),
                replaced("control characters", TEXT, "\"\\\\u001b]0;title\\\\u0007\\\\r\\\\n\\\\u202e\\\\u0000\""),
                replaced("null in a list", Pattern.compile("(?<=\\[ )"), "null, "),
                bytes("a line twice", false, Damage::lineTwice));
    }

    private static List<Damage> arrays() {
        return List.of(
                header("a huge shape without values", "(2147483647, 0)", 0),
                header("a huge shape", "(2147483647, 2147483647)", -1),
                header("no values", "(0, 0)", 0),
                header("one value", "(1, 1)", 4),
                header("one column", "(7, 1)", 28),
                header("another type", "(2, 2), 'x': 1", 16),
                values("NaN", Float.floatToIntBits(Float.NaN)),
                values("infinite", Float.floatToIntBits(Float.POSITIVE_INFINITY)),
                values("huge", Float.floatToIntBits(3e38f)),
                values("negative", Float.floatToIntBits(-1e9f)),
                values("the smallest whole number", Integer.MIN_VALUE),
                values("a large whole number", 1_000_000));
    }

    private static List<Damage> tables() {
        return List.of(
                bytes(
                        "a huge line",
                        false,
                        (sound, random) -> joined(sound, "1,".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII))),
                replaced("a cell of text", NUMBER, "x"),
                replaced("a cell NaN", NUMBER, "NaN"),
                replaced("a cell 1e999", NUMBER, "1e999"),
                replaced("a cell huge", NUMBER, "99999999999999999999"),
                replaced("a cell -1", NUMBER, "-1"),
                replaced("a cell empty", NUMBER, ""),
                replaced("an open quote", NUMBER, "\"1"),
                replaced("a zero character", NUMBER, "\0"),
                replaced("a cell more", NUMBER, "1,2"),
                bytes("a line twice", false, Damage::lineTwice));
    }

    private static List<Damage> archives() {
        return List.of(
                entries("a bomb", (name, content, random) -> ZEROS),
                entries("objects in all entries", (name, content, random) -> objects()),
                entries(
                        "an entry truncated",
                        (name, content, random) ->
                                random.nextInt(3) == 0 ? Arrays.copyOf(content, content.length / 2) : content),
                entries(
                        "an entry flipped",
                        (name, content, random) -> content.length == 0 ? content : flipped(content, 3, random)),
                entries("entries of null", (name, content, random) -> "null".getBytes(StandardCharsets.UTF_8)),
                entries(
                        "deep entries",
                        (name, content, random) -> "{\"a\":".repeat(DEEP).getBytes(StandardCharsets.UTF_8)),
                entries("empty entries", (name, content, random) -> new byte[0]));
    }

    private static Damage replaced(String name, Pattern what, String by) {
        return bytes(name, false, (sound, random) -> {
            String text = new String(sound, StandardCharsets.UTF_8);
            List<MatchResult> found = what.matcher(text).results().toList();
            if (found.isEmpty()) {
                return sound;
            }
            MatchResult chosen = found.get(random.nextInt(found.size()));
            String put = by.replace("\\\\", "\\");
            return (text.substring(0, chosen.start()) + put + text.substring(chosen.end()))
                    .getBytes(StandardCharsets.UTF_8);
        });
    }

    private static byte[] lineTwice(byte[] sound, Random random) {
        List<String> lines = new ArrayList<>(List.of(new String(sound, StandardCharsets.UTF_8).split("\n", -1)));
        int line = random.nextInt(lines.size());
        lines.add(line, lines.get(line));
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** A head that says another shape, with as many bytes of values; as they are for −1. */
    private static Damage header(String name, String shape, int length) {
        return bytes(name, false, (sound, random) -> {
            String type = new String(sound, 0, Math.min(sound.length, 64), StandardCharsets.ISO_8859_1).contains("<i4")
                    ? "<i4"
                    : "<f4";
            String head = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
            head += " ".repeat(118 - head.length() - 1) + "\n";
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(sound, 0, 8);
            out.write(118);
            out.write(0);
            out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            int start = Math.min(sound.length, 128);
            byte[] rest = Arrays.copyOfRange(sound, start, sound.length);
            out.writeBytes(length < 0 ? rest : Arrays.copyOf(rest, length));
            return out.toByteArray();
        });
    }

    private static Damage values(String name, int bits) {
        return bytes(name, false, (sound, random) -> {
            ByteBuffer buffer = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
            int count = (sound.length - 128) / 4;
            for (int i = 0; i < 4 && count > 0; i++) {
                buffer.putInt(128 + 4 * random.nextInt(count), bits);
            }
            return buffer.array();
        });
    }

    @FunctionalInterface
    private interface Entry {
        /** {@link #ZEROS} stands for the bomb. */
        byte[] of(String name, byte[] content, Random random) throws IOException;
    }

    private static Damage entries(String name, Entry entry) {
        return bytes(name, false, (sound, random) -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(sound));
                    ZipOutputStream out = new ZipOutputStream(bytes)) {
                for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                    out.putNextEntry(new ZipEntry(each.getName()));
                    byte[] content = entry.of(each.getName(), in.readAllBytes(), random);
                    if (content != ZEROS) {
                        out.write(content);
                    } else {
                        for (int written = 0; written < BOMB; written += ZEROS.length) {
                            out.write(ZEROS);
                        }
                    }
                    out.closeEntry();
                }
            }
            return bytes.toByteArray();
        });
    }

    private static byte[] objects() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(List.of(new java.util.HashMap<>(), new java.net.URL("http://127.0.0.1/"))));
        }
        return bytes.toByteArray();
    }

    private static byte[] flipped(byte[] sound, int times, Random random) {
        byte[] bytes = sound.clone();
        for (int i = 0; i < times && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] randomBytes(int count, Random random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
