package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {
    @TempDir
    Path user;

    private Terminal terminal() {
        return new Terminal(user, new ScriptedRuns(run -> {}));
    }

    @Test
    void listNamesEveryPresetWithItsParameters() {
        Terminal terminal = terminal();

        assertThat(terminal.run("list")).isZero();

        assertThat(terminal.out())
                .contains("mnist-mlp")
                .containsSubsequence("R0", "47,252", "R1", "814,090", "R1-latent", "R4-sigmoid", "R4-ReLU");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void jsonIsOneObjectWithThePresetsInOrder() {
        Terminal terminal = terminal();

        assertThat(terminal.run("list", "--json")).isZero();

        assertThat(terminal.json()).hasSize(1);
        JsonNode assignment = terminal.json().get(0).path("assignments").path(0);
        assertThat(assignment.path("id").asText()).isEqualTo("mnist-mlp");
        List<String> presets = new ArrayList<>();
        assignment
                .path("presets")
                .forEach(preset -> presets.add(preset.path("id").asText()));
        assertThat(presets).containsExactly("R0", "R1", "R1-latent", "R4-sigmoid", "R4-ReLU");
        assertThat(assignment.path("presets").path(0).path("parameters").asLong())
                .isEqualTo(47_252);
    }

    @Test
    void jsonNamesTheSixAssignmentsWithTheirExperimentsAndSearches() {
        Terminal terminal = terminal();

        assertThat(terminal.run("list", "--json")).isZero();

        JsonNode assignments = terminal.json().get(0).path("assignments");
        List<String> ids = new ArrayList<>();
        assignments.forEach(each -> ids.add(each.path("id").asText()));
        assertThat(ids)
                .containsExactly("mnist-mlp", "masks-cnn", "regression-1d", "fashion", "mnist-cnn", "cifar10-cnn");
        assertThat(assignments)
                .allSatisfy(each -> assertThat(each.path("experiments").size()).isPositive());
        JsonNode regression = assignments.get(2);
        assertThat(regression.path("task").asText()).isEqualTo("regression");
        assertThat(regression.path("searches").get(0).path("trials").asInt()).isEqualTo(25);
        assertThat(regression.path("searches").get(0).path("parameters").size()).isEqualTo(6);
        JsonNode kernel = assignments.get(4).path("experiments").get(0);
        assertThat(kernel.path("id").asText()).isEqualTo("kernel");
        assertThat(kernel.path("variations").get(2).asText()).isEqualTo("kernel 7");
        assertThat(kernel.path("own").asBoolean()).isFalse();
    }

    @Test
    void aBrokenFileOfTheUsersIsToldOnStderrAndTheOthersAreListed() throws IOException {
        Terminal terminal = terminal();
        Files.createDirectories(terminal.places.userAssignments());
        Files.writeString(terminal.places.userAssignments().resolve("mine.yaml"), "id: mine\nlayers: [");

        assertThat(terminal.run("list")).isZero();

        assertThat(terminal.out()).contains("mnist-mlp");
        assertThat(terminal.err()).contains("mine.yaml:2");
    }
}
