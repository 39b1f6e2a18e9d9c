package org.dl4jworkbench.ui.assignment.inside;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What choices are called in a list that is only chosen from. */
final class Labels {
    private Labels() {}

    static <T> StringConverter<T> of(Function<T, String> label) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T of) {
                return of == null ? "" : label.apply(of);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }
}
