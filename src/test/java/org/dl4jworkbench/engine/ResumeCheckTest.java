package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.Continuation;
import org.dl4jworkbench.model.Provenance;
import org.junit.jupiter.api.Test;

class ResumeCheckTest {
    private static Provenance provenance(int threads, String sum) {
        return new Provenance(
                "1",
                "1.0.0-M2.1",
                "CPU",
                "OPENBLAS",
                true,
                threads,
                "17",
                "Linux",
                "x",
                List.of("a"),
                null,
                null,
                Map.of("f", sum));
    }

    @Test
    void otherStepsAreSaid() {
        Provenance before = provenance(2, "aa");
        Provenance now = new Provenance(
                before.workbench(),
                before.deeplearning4j(),
                before.backend(),
                before.blas(),
                before.oneDnnHelpers(),
                before.threads(),
                before.java(),
                before.os(),
                before.cpu(),
                before.classNames(),
                "oneDNN 1.6.0",
                before.dataWarning(),
                before.dataSha256());

        assertThat(ResumeCheck.of(before, now, 2, 3, Instant.EPOCH))
                .hasValueSatisfying(change -> assertThat(change.inWords())
                        .contains("its steps were made by Deeplearning4j's own layers before and by oneDNN 1.6.0 now"));
    }

    @Test
    void whatIsAsItWasSaysNothing() {
        assertThat(ResumeCheck.of(provenance(2, "aa"), provenance(2, "aa"), 2, 7, Instant.EPOCH))
                .isEmpty();
        assertThat(ResumeCheck.of(null, provenance(2, "aa"), 0, 0, Instant.EPOCH))
                .isEmpty();
        assertThat(ResumeCheck.of(provenance(2, "aa"), provenance(1, "bb"), 0, 0, Instant.EPOCH))
                .as("without a checkpoint it begins again, with what is there now")
                .isEmpty();
    }

    @Test
    void otherThreadsAndChangedDataAreToldBoth() {
        Continuation change = ResumeCheck.of(provenance(2, "aa"), provenance(1, "bb"), 2, 7, Instant.EPOCH)
                .orElseThrow();
        assertThat(change.epoch()).isEqualTo(7);
        assertThat(change.inWords())
                .isEqualTo(
                        "Continued at epoch 7: resumed. Not bit for bit what it would be in one go: it computed with 2"
                                + " threads before and with 1 now, and other sums round differently; the data set's files"
                                + " have changed.");
    }
}
