package org.dl4jworkbench.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import org.junit.jupiter.api.Test;

class LossBatchTest {
    private static final Progress SOMEWHERE = new Progress(1, 2, 3, 4, 5, 6, 7);

    private static double[] sent(double... losses) {
        Gson gson = new Gson();
        return gson.fromJson(gson.toJson(new LossBatch(17, losses, SOMEWHERE, 1.5)), LossBatch.class)
                .loss();
    }

    @Test
    void lossesArriveAsTheMetricsFileSaysThem() {
        assertThat(sent(0.1, 2.3025851, 1e-8, 123456.7, 0.123456789123))
                .containsExactly(0.1, 2.3025851, 1e-8, 123456.7, Double.parseDouble(Float.toString(0.12345679f)));
    }

    @Test
    void lossesThatAreNoNumbersArriveToo() {
        assertThat(sent(Double.NaN, Double.POSITIVE_INFINITY, -0.5))
                .containsExactly(Double.NaN, Double.POSITIVE_INFINITY, -0.5);
    }

    @Test
    void theRestOfTheMessageArrivesWithThem() {
        Gson gson = new Gson();
        String text = gson.toJson(new LossBatch(17, new double[] {1}, SOMEWHERE, 1.5));

        assertThat(gson.fromJson(text, LossBatch.class))
                .extracting(LossBatch::firstIteration, LossBatch::progress, LossBatch::seconds)
                .containsExactly(17L, SOMEWHERE, 1.5);
        assertThat(text).contains("\"P4AAAA");
    }
}
