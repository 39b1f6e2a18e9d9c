package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dl4jworkbench.engine.client.BenchCase;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCasesTest {
    /** Names, batches, optimisers and parameters are those that PyTorch has for the same networks. */
    @ParameterizedTest
    @CsvSource({
        "mlp-784-60-2-10, 16, SGD, 0.4, 47252",
        "mlp-784-1024-10, 200, SGD, 0.001, 814090",
        "mnist-cnn-k2, 128, ADAM, 0.001, 1612746",
        "mnist-cnn-k3, 128, ADAM, 0.001, 1618026",
        "mnist-cnn-k5, 128, ADAM, 0.001, 1634922",
        "mnist-cnn-k7, 128, ADAM, 0.001, 1660266",
        "masks-80-k5, 8, ADAM, 0.001, 568291",
        "cifar-6conv-k3, 64, ADAM, 0.001, 307370",
        "regression-45-21-23, 20, ADAM, 0.001, 1586"
    })
    void aCaseIsTheNetworkThatPyTorchIsTimedWith(
            String name, int batch, String optimiser, double rate, long parameters) {
        BenchCase bench = BenchCases.named(List.of(name)).get(0);

        assertThat(bench.training().batchSize()).isEqualTo(batch);
        assertThat(bench.training().optimiser()).hasToString(optimiser);
        assertThat(bench.training().learningRate()).isEqualTo(rate);
        assertThat(bench.parameters()).isEqualTo(parameters);
        NetworkSummary.of(
                        bench.input(),
                        bench.network(),
                        name.startsWith("regression") ? Task.REGRESSION : Task.CLASSIFICATION,
                        bench.network().outputs())
                .requireFit();
    }

    @Test
    void withoutANameAllNineAreMeant() {
        assertThat(BenchCases.named(List.of())).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void namesAreMeasuredInTheOrderGiven() {
        assertThat(BenchCases.named(List.of("masks-80-k5", "mnist-cnn-k2")))
                .extracting(BenchCase::name)
                .containsExactly("masks-80-k5", "mnist-cnn-k2");
    }

    @Test
    void aWrongNameListsTheRightOnes() {
        assertThatThrownBy(() -> BenchCases.named(List.of("mnist")))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("\"mnist\"")
                .hasMessageContaining("mlp-784-60-2-10, mlp-784-1024-10, mnist-cnn-k2")
                .hasMessageContaining("regression-45-21-23");
    }
}
