package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
    private static final TrainingSpec ADAM =
            new TrainingSpec(Optimiser.ADAM, 0.1, 0, 0, 50, 1, null, GradientConvention.MEAN, 1);

    @Test
    void weightsGradientsUpdaterAndActivationsAreCounted() {
        // 100·30+30 and 30·10+10 parameters, four copies under Adam; an evaluation of 400 examples keeps the 100 values
        // that a layer takes and the 30 that it gives
        MemoryNeed need = MemoryNeed.of(summary(30), ADAM, 400);

        assertThat(need.parameters()).isEqualTo(3340);
        assertThat(need.bytes()).isEqualTo(4L * (4 * 3340 + 130 * 400));
    }

    @Test
    void whatDoesNotFitIsRefusedWithBothFigures() {
        assertThatThrownBy(() -> MemoryNeed.of(summary(1_000_000), ADAM, 400).requireBelow(2_000_000_000L))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("111,000,010 parameters")
                .hasMessageContaining("the engine may use 2 GB");
    }

    @Test
    void whatFitsOrHasNoLimitPasses() {
        MemoryNeed need = MemoryNeed.of(summary(1_000_000), ADAM, 400);

        assertThatCode(() -> need.requireBelow(64_000_000_000L)).doesNotThrowAnyException();
        assertThatCode(() -> need.requireBelow(0)).doesNotThrowAnyException();
    }

    @Test
    void fewerPicturesAreEvaluatedTogetherWhereTheyAreLarge() {
        // A layer takes 100 values and gives 30: a thousand examples are a small matter.
        assertThat(MemoryNeed.evaluationBatch(summary(30))).isEqualTo(1000);
        // 16 MB / (4 · (100 + 1,000,000))
        assertThat(MemoryNeed.evaluationBatch(summary(1_000_000))).isEqualTo(3);
        assertThat(MemoryNeed.evaluationBatch(summary(900_000))).isEqualTo(4);
    }

    private static NetworkSummary summary(int units) {
        return NetworkSummary.of(
                Shape.vector(100),
                new NetworkSpec(
                        List.of(
                                new LayerSpec.Dense(units, Activation.RELU, null),
                                new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                        Initialisation.XAVIER),
                10);
    }
}
