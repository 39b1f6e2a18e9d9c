package org.dl4jworkbench.data;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a set, what was passed over on the way to them, and its definition as text. */
record Place(Found found, @Nullable String notice, String definition) {
    /** Another when any file or the definition has changed. */
    List<String> stamp() {
        return Stream.concat(found.stamp().stream(), Stream.of(String.valueOf(notice), definition))
                .toList();
    }
}
