package org.dl4jworkbench.rundir;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of records in files, JSON or YAML. A file may have come from somebody else: whatever it holds, it is read, or it is
 * an error that names the file, the line and the field. Never null, never another exception, and no more memory or time than a file of
 * the size that its kind may have deserves.
 */
public final class RecordFile {
    /** Bytes of a run's record, notes and the like, which are some kilobytes. */
    public static final int USUAL = 4 << 20;

    /** Bytes of a record with thousands of trials. */
    public static final int LARGE = 64 << 20;

    /** Bytes of a YAML file, which a person writes. */
    private static final int LARGEST_YAML = 1 << 20;

    /** The YAML parser copies a line once for each thousand of its characters. */
    private static final int LONGEST_LINE = 100_000;

    private static final int LONGEST_MESSAGE = 300;
    private static final String FIX = "Fix the file";

    private RecordFile() {}

    /** Makes the error of a room's own kind. */
    @FunctionalInterface
    public interface Family {
        WorkbenchException problem(String what, String where, String remedy, Throwable cause);
    }

    /**
     * Reads a JSON file.
     *
     * @param type a record, or an array
     * @param remedy what the user can do where the file cannot be read
     */
    public static <T> T json(Path file, Class<T> type, int largest, String remedy, Family family) {
        byte[] bytes = bytes(file, largest, remedy, family);
        return read(Json.MAPPER.readerFor(type), bytes, file.toString(), type, remedy, family);
    }

    /** Reads a YAML file of at most a megabyte. */
    public static <T> T yaml(Path file, Class<T> type) {
        return yaml(bytes(file, LARGEST_YAML, FIX, BadSpecException::new), file.toString(), type);
    }

    /**
     * Reads YAML that does not lie in a file of its own.
     *
     * @param where it is from, for messages
     */
    public static <T> T yaml(byte[] bytes, String where, Class<T> type) {
        requireShortLines(bytes, where);
        return read(Json.YAML.readerFor(type), bytes, where, type, FIX, BadSpecException::new);
    }

    private static byte[] bytes(Path file, int largest, String remedy, Family family) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw family.problem(
                        "is not a file", file.toString(), remedy, new NoSuchFileException(file.toString()));
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(largest + 1);
                if (bytes.length > largest) {
                    throw family.problem(
                            "is larger than the " + Numbers.bytes(largest) + " that such a file may have",
                            file.toString(),
                            remedy,
                            new IOException("too large"));
                }
                return bytes;
            }
        } catch (IOException e) {
            throw family.problem("cannot be read (" + e + ")", file.toString(), remedy, e);
        }
    }

    private static void requireShortLines(byte[] bytes, String where) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
                if (i - start > LONGEST_LINE) {
                    throw new BadSpecException(
                            "the line is longer than " + Numbers.grouped(LONGEST_LINE) + " bytes",
                            where + ":" + line,
                            "Break the line");
                }
                start = i + 1;
                line += i < bytes.length && bytes[i] == '\n' ? 1 : 0;
            }
        }
    }

    private static <T> T read(
            ObjectReader reader, byte[] bytes, String where, Class<T> type, String remedy, Family family) {
        ObjectReader strict = reader.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        try (JsonParser parser = strict.createParser(bytes)) {
            JsonToken first = parser.nextToken();
            JsonToken wanted = type.isArray() ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
            if (first != wanted) {
                throw family.problem(
                        "holds " + content(first) + ", not " + content(wanted),
                        where,
                        remedy,
                        new IOException(String.valueOf(first)));
            }
            return strict.readValue(parser);
        } catch (JsonProcessingException e) {
            throw problem(e, where, remedy, family);
        } catch (IOException e) {
            // Bytes that are no UTF-8, for YAML.
            throw family.problem("cannot be read (" + shortened(e.getMessage()) + ")", where, remedy, e);
        }
    }

    private static String content(@Nullable JsonToken first) {
        return first == null
                ? "nothing"
                : switch (first) {
                    case START_OBJECT -> "fields with names";
                    case START_ARRAY -> "a list";
                    case VALUE_NULL -> "null";
                    case VALUE_STRING -> "a text";
                    case VALUE_TRUE, VALUE_FALSE -> "true or false";
                    default -> "a number";
                };
    }

    private static WorkbenchException problem(JsonProcessingException e, String where, String remedy, Family family) {
        String place = where + place(e);
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BadSpecException bad) {
                return family.problem(
                        bad.what(),
                        (place + " " + bad.where()).strip(),
                        bad.remedy().isEmpty() ? remedy : bad.remedy(),
                        e);
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            String known =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).collect(Collectors.joining(", "));
            return family.problem(
                    "\"" + unknown.getPropertyName() + "\" is no field here", place, "Known: " + known, e);
        }
        return family.problem(shortened(e.getOriginalMessage()), place, remedy, e);
    }

    /** ":12 (queue.[3].run)", as far as it is known. */
    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String line = location == null || location.getLineNr() < 1 ? "" : ":" + location.getLineNr();
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return line;
        }
        return line
                + mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining(".", " (", ")"));
    }

    /** The first line of a library's message, without the packages of our classes. */
    private static String shortened(@Nullable String message) {
        String first = String.valueOf(message)
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("`(?:\\w+\\.)+(\\w+)", "`$1")
                .replaceFirst("^(?:[\\w.]+Exception: )+", "");
        return first.length() > LONGEST_MESSAGE ? first.substring(0, LONGEST_MESSAGE - 1) + "…" : first;
    }
}
