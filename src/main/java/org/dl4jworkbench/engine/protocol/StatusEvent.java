package org.dl4jworkbench.engine.protocol;

import org.jspecify.annotations.Nullable;

/**
 * @param status a token of {@code RunStatus}
 * @param reason why a run failed, with what to do; null otherwise
 */
public record StatusEvent(String status, @Nullable String reason) {}
