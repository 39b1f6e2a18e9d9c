package org.dl4jworkbench.rundir;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The mappers between records and JSON or YAML: strict about unknown and missing names, nulls and nesting, instants as ISO 8601. Files are
 * read by {@link RecordFile}.
 */
public final class Json {
    /** Records nest less than twenty deep; more would only wear out the stack. */
    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(100).build();

    private Json() {}

    /** A mapper for run.json, specs and the command line's output. */
    public static final ObjectMapper MAPPER =
            mapper(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build());

    /** A mapper of the same rules for the YAML of assignments, data sets and what users add. */
    public static final ObjectMapper YAML = mapper(YAMLFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build());

    private static ObjectMapper mapper(JsonFactory factory) {
        SimpleModule instants = new SimpleModule("instants");
        instants.addSerializer(Instant.class, ToStringSerializer.instance);
        instants.addDeserializer(Instant.class, new InstantReading());
        return JsonMapper.builder(factory)
                .addModule(instants)
                .annotationIntrospector(new RequiredComponents())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .build();
    }

    private static final class InstantReading extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReading() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                return (Instant)
                        context.handleWeirdStringValue(Instant.class, text, "not a time such as 2026-03-01T12:00:00Z");
            }
        }
    }
}
