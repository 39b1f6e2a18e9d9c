package org.dl4jworkbench.rundir;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;

/** The one mapper between records and JSON or YAML: strict about unknown and missing names, instants as ISO 8601. */
public final class Json {
    private Json() {}

    /** A mapper for run.json, specs and the command line's output. */
    public static final ObjectMapper MAPPER = mapper(new JsonFactory());

    /** A mapper of the same rules over another format, such as YAML. */
    public static ObjectMapper mapper(JsonFactory factory) {
        SimpleModule instants = new SimpleModule("instants");
        instants.addSerializer(Instant.class, ToStringSerializer.instance);
        instants.addDeserializer(
                Instant.class, new com.fasterxml.jackson.databind.deser.std.StdDeserializer<>(Instant.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Instant deserialize(
                            com.fasterxml.jackson.core.JsonParser parser,
                            com.fasterxml.jackson.databind.DeserializationContext context)
                            throws IOException {
                        return Instant.parse(parser.getText());
                    }
                });
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
}
