package org.dl4jworkbench.model;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the enums of a spec by their token, and lists what is allowed when the token is another. */
final class Tokens {
    private Tokens() {}

    static <E extends Enum<E>> E parse(E[] values, Function<E, String> token, String text, String field) {
        return Arrays.stream(values)
                .filter(value -> token.apply(value).equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new BadSpecException(
                        "\"" + text + "\" is not a known " + field,
                        "",
                        "Allowed: " + Arrays.stream(values).map(token).collect(Collectors.joining(", "))));
    }
}
