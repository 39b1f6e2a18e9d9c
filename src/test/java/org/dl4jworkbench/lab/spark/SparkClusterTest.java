package org.dl4jworkbench.lab.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dl4jworkbench.model.BadSpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkClusterTest {
    @ParameterizedTest
    @ValueSource(strings = {"spark://host:7077", "spark://a.b.c:1,d:2", "local-cluster[2,1,1024]"})
    void addressesOfMastersAreTaken(String url) {
        assertThat(SparkCluster.of(url, List.of()).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:7077", "spark://host", "local[2]", "yarn", "", "spark://host:7077 x"})
    void otherAddressesAreRefusedWithTheRightForm(String url) {
        assertThatThrownBy(() -> SparkCluster.of(url, List.of()))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("spark://host:7077");
    }

    @Test
    void settingsOfTheUserGoBeforeThoseOfTheWorkbench() {
        List<String> all = SparkCluster.of("spark://h:1", List.of("spark.task.maxFailures=8", "spark.x=a=b"))
                .all();
        assertThat(all.get(all.indexOf("spark.task.maxFailures") + 1)).isEqualTo("8");
        assertThat(all.get(all.indexOf("spark.x") + 1)).isEqualTo("a=b");
        assertThat(all.get(all.indexOf("spark.executor.cores") + 1)).isEqualTo("1");
        assertThat(all).as("other machines must reach the driver").doesNotContain("spark.driver.host");
    }

    @Test
    void whatIsNoSettingOfSparkIsRefused() {
        assertThatThrownBy(() -> SparkCluster.of("spark://h:1", List.of("memory=2g")))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("spark.executor.memory=2g");
    }
}
