package org.dl4jworkbench.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dl4jworkbench.model.BadSpecException;

/** Reads YAML files into records; errors name the file, the line and the field. */
final class YamlFiles {
    private YamlFiles() {}

    /** The YAML files of a folder by name; a missing folder holds none. */
    static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadSpecException("cannot be listed (" + e + ")", folder.toString(), "Check the rights", e);
        }
    }

    /** @param where the file, for messages */
    static <T> T read(ObjectMapper yaml, InputStream in, String where, Class<T> type) throws IOException {
        try {
            return yaml.readValue(in, type);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof BadSpecException bad) {
                throw new BadSpecException(bad.what(), where + place(e) + " " + bad.where(), bad.remedy(), e);
            }
            if (e instanceof UnrecognizedPropertyException unknown) {
                String known = unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
                throw new BadSpecException(
                        "\"" + unknown.getPropertyName() + "\" is no field here",
                        where + place(e),
                        "Known: " + known,
                        e);
            }
            throw new BadSpecException(e.getOriginalMessage(), where + place(e), "Mend the file", e);
        } catch (JsonProcessingException e) {
            throw new BadSpecException(
                    e.getOriginalMessage(), where + ":" + e.getLocation().getLineNr(), "Mend the YAML", e);
        }
    }

    /** Does a check of a file's content; an error gets the file before its place. */
    static void inFile(String where, Runnable check) {
        try {
            check.run();
        } catch (BadSpecException e) {
            String inside = e.where();
            String place = where.isEmpty() || inside.isEmpty() ? where + inside : where + ", " + inside;
            throw new BadSpecException(e.what(), place, e.remedy(), e);
        }
    }

    private static String place(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
        return path.isEmpty() ? line : line + " (" + path + ")";
    }
}
