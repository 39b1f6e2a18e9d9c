package org.dl4jworkbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dl4jworkbench.rundir.Json;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object per line. Characters beyond ASCII are escaped, so that the terminal's encoding does not matter; a number that
 * JSON cannot say (a diverged loss is NaN) is null.
 */
final class JsonLines {
    private static final ObjectWriter WRITER =
            Json.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private final TextOut out;

    JsonLines(TextOut out) {
        this.out = out;
    }

    /** Writes an object at once, so that a reader of a pipe sees it when it happens. */
    void write(Object value) {
        try {
            out.println(WRITER.writeValueAsString(value));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }

    /** An object that begins with the name of an event. */
    static Event event(String name) {
        return new Event(name);
    }

    /** A line in the making. */
    static final class Event {
        private final ObjectNode fields = Json.MAPPER.createObjectNode();

        private Event(String name) {
            fields.put("event", name);
        }

        Event with(String name, @Nullable Object value) {
            boolean sayable = !(value instanceof Double number) || Double.isFinite(number);
            fields.set(name, Json.MAPPER.valueToTree(sayable ? value : null));
            return this;
        }

        ObjectNode fields() {
            return fields;
        }
    }
}
