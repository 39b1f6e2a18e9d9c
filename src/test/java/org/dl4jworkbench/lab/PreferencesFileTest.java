package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dl4jworkbench.lab.Preferences.Theme;
import org.dl4jworkbench.lab.Preferences.WindowState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesFileTest {
    @TempDir
    Path folder;

    @Test
    void whatWasSetIsThereAtTheNextStart() {
        Path file = folder.resolve("user/preferences.json");
        Preferences chosen = Preferences.DEFAULT
                .withTheme(Theme.DARK)
                .withRunsFolder("/runs")
                .withDataFolder("/data")
                .withWindow(new WindowState(1, -2, 1280, 800, true))
                .withSpareEngine(false);

        assertThat(new PreferencesFile(file).set(chosen)).isTrue();

        assertThat(new PreferencesFile(file).get()).isEqualTo(chosen);
    }

    @Test
    void aMissingOrBrokenFileMeansTheDefaults() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"theme\": \"PINK\"");

        assertThat(new PreferencesFile(folder.resolve("none.json")).get()).isEqualTo(Preferences.DEFAULT);
        assertThat(new PreferencesFile(broken).get()).isEqualTo(Preferences.DEFAULT);
    }

    @Test
    void aChangeThatCannotBeWrittenHoldsForTheSessionAndSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("preferences.json");
        PreferencesFile preferences = new PreferencesFile(file);

        assertThat(preferences.set(Preferences.DEFAULT.withTheme(Theme.DARK))).isFalse();

        assertThat(preferences.get().theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void placesAreBelowTheUsersFolderAndDataIsLookedForInOrder() {
        Places places = new Places(folder.resolve("program"), folder.resolve("user"));

        assertThat(places.runs()).isEqualTo(folder.resolve("user/runs"));
        assertThat(places.datasetRoots(folder.resolve("named")))
                .containsExactly(
                        folder.resolve("named"), folder.resolve("program/datasets"), folder.resolve("user/datasets"));
        assertThat(new Places(null, folder).datasetRoots(null)).containsExactly(folder.resolve("datasets"));
    }
}
