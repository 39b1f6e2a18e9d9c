package org.dl4jworkbench.data.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoisyFunctionTest {
    @TempDir
    Path folder;

    private record Point(double x, double y) {}

    @BeforeEach
    void write() throws IOException {
        NoisyFunction.writeFiles(folder);
    }

    private List<Point> points(String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        assertThat(lines).first().isEqualTo("x,y");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> new Point(Double.parseDouble(cells[0]), Double.parseDouble(cells[1])))
                .toList();
    }

    @Test
    void theFunctionIsTheOneOfTheDocumentation() {
        // NumPy: np.sin(1.5*x) + np.exp(-((x-2)/.5)**2) - np.exp(-((x+2)/.5)**2)
        assertThat(NoisyFunction.value(2)).isCloseTo(1.1411200081, within(1e-9));
        assertThat(NoisyFunction.value(-1.7)).isCloseTo(-1.2553600435, within(1e-9));
        assertThat(NoisyFunction.value(0)).isCloseTo(0, within(1e-9));
    }

    @Test
    void noTrainingPointLiesInAGapAndTestPointsLieInBoth() throws IOException {
        List<Point> train = points("train.csv");
        List<Point> test = points("test.csv");

        assertThat(train).hasSize(100).allMatch(point -> Math.abs(point.x()) <= 4);
        assertThat(test).hasSize(100).allMatch(point -> Math.abs(point.x()) <= 4);
        for (NoisyFunction.Gap gap : NoisyFunction.gaps()) {
            assertThat(train).noneMatch(point -> gap.contains(point.x()));
            assertThat(test).filteredOn(point -> gap.contains(point.x())).hasSizeBetween(9, 11);
        }
    }

    @Test
    void theNoiseHasTheVarianceThatIsTold() throws IOException {
        for (String file : List.of("train.csv", "test.csv")) {
            double squares = points(file).stream()
                    .mapToDouble(point -> Math.pow(point.y() - NoisyFunction.value(point.x()), 2))
                    .average()
                    .orElseThrow();
            assertThat(squares).isCloseTo(NoisyFunction.noiseVariance(), within(0.005));
        }
        assertThat(NoisyFunction.noiseVariance()).isCloseTo(0.2025, within(1e-12));
    }
}
