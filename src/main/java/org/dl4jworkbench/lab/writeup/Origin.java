package org.dl4jworkbench.lab.writeup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dl4jworkbench.model.Names;
import org.jspecify.annotations.Nullable;

/**
 * What a pinned figure shows: enough to find it again.
 *
 * @param run the name of the run's folder; null where it is of no single run
 * @param moment "epoch 12"; null where it is of none
 * @param selection what was picked, in words; empty for nothing
 */
public record Origin(@Nullable String run, @Nullable String moment, String selection) {
    public Origin {
        Names.nameOrNull(run, "origin.run");
    }

    public static final Origin NONE = new Origin(null, null, "");

    /** In one line: "2026-11-21T10-15-02_mnist-mlp_R0 · epoch 12 · 4 taken for 9"; empty where nothing is known. */
    public String inWords() {
        List<@Nullable String> parts = java.util.Arrays.asList(run, moment, selection);
        return parts.stream()
                .flatMap(part -> part == null || part.isEmpty() ? Stream.empty() : Stream.of(part))
                .collect(Collectors.joining(" · "));
    }
}
