package org.dl4jworkbench.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.model.Continuation;
import org.dl4jworkbench.model.Provenance;
import org.jspecify.annotations.Nullable;

/** Whether a run that goes on can end as if it had never stopped: what it computes with and on must be what it was. */
final class ResumeCheck {
    private ResumeCheck() {}

    /**
     * @param before where the figures so far come from; null for a run that begins
     * @param threadsBefore of the checkpoint; 0 without one
     * @param epochsDone before this stretch
     * @return what is to be kept in the run's record; empty where all is as it was, or nothing was trained yet
     */
    static Optional<Continuation> of(
            @Nullable Provenance before, Provenance now, int threadsBefore, int epochsDone, Instant when) {
        if (before == null || threadsBefore == 0) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        if (threadsBefore != now.threads()) {
            reasons.add("it computed with " + threads(threadsBefore) + " before and with " + now.threads()
                    + " now, and other sums round differently");
        }
        if (!before.dataSha256().equals(now.dataSha256())) {
            reasons.add("the data set's files have changed");
        }
        if (!before.backend().equals(now.backend()) || !before.blas().equals(now.blas())) {
            reasons.add("it computed on " + before.backend() + " before and on " + now.backend() + " now");
        }
        if (!before.stepInWords().equals(now.stepInWords())) {
            reasons.add("its steps were made by " + before.stepInWords() + " before and by " + now.stepInWords()
                    + " now, which round differently");
        }
        if (!before.deeplearning4j().equals(now.deeplearning4j())) {
            reasons.add("Deeplearning4j was " + before.deeplearning4j() + " and is " + now.deeplearning4j());
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Continuation(when, epochsDone, "resumed", String.join("; ", reasons)));
    }

    private static String threads(int count) {
        return count + (count == 1 ? " thread" : " threads");
    }
}
