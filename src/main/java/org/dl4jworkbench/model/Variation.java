package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One setting of an experiment: what differs from the base preset.
 *
 * @param name what the table calls it, such as "kernel 5"; also the folder's name
 * @param preset the preset it starts from, or null for the experiment's
 * @param set paths of the spec with their values: a text, number or truth value, null to leave an optional field out, or a list
 *     such as the preprocessing steps; {@code network.layers[convolution].kernel} sets it in every convolution
 * @param reported what the report states for it, or null
 */
public record Variation(
        String name,
        @Nullable String preset,

        @Defaulted @JsonInclude(content = JsonInclude.Include.ALWAYS)
        Map<String, @Nullable Object> set,

        @Nullable Reported reported) {
    public Variation {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        if (name.isBlank()) {
            throw new BadSpecException("a variation needs a name", "variations", "");
        }
    }

    /** A report's figures, to stand beside ours; each null where the report does not state it. */
    public record Reported(
            @Nullable Double trainLoss,
            @Nullable Double trainAccuracy,
            @Nullable Double validationAccuracy,
            @Nullable Double testAccuracy,
            @Nullable Double testLoss,
            @Nullable String note) {}
}
