package org.dl4jworkbench.lab.inside;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for an inspector's answers where there is nothing else to do meanwhile. */
final class Answers {
    private Answers() {}

    /** The answer, or the refusal as the error it is. */
    static <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException met) {
                throw met;
            }
            throw e;
        }
    }
}
