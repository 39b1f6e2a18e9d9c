package org.dl4jworkbench.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.PreferencesFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsModelTest {
    @TempDir
    Path user;

    private Places places() {
        return new Places(null, user);
    }

    private SettingsModel model() {
        return new SettingsModel(new FolderChoices(places(), new PreferencesFile(places().preferences())));
    }

    @Test
    void aChosenFolderIsMadeAndStillChosenAtTheNextStart() {
        Path folder = user.resolve("elsewhere/runs");
        model().chooseRuns(folder.toString());
        assertThat(folder).isDirectory();
        assertThat(model().runsFolderProperty().get()).isEqualTo(folder.toString());
    }

    @Test
    void resetGoesBackToTheDefaultPlace() {
        SettingsModel model = model();
        model.chooseRuns(user.resolve("elsewhere").toString());
        model.chooseRuns("");
        assertThat(model().runsFolderProperty().get()).isEqualTo(places().runs().toString());
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedAndTheOldChoiceHolds() throws Exception {
        Path file = Files.createFile(user.resolve("a-file"));
        SettingsModel model = model();
        model.chooseRuns(file.resolve("below").toString());
        assertThat(model.problemProperty().get()).hasValueSatisfying(problem -> assertThat(problem.where())
                .isEqualTo(file.resolve("below").toString()));
        assertThat(model.runsFolderProperty().get()).isEqualTo(places().runs().toString());
    }

    @Test
    void aDataFolderMustBeThere() {
        SettingsModel model = model();
        model.chooseData(user.resolve("nowhere").toString());
        assertThat(model.problemProperty().get()).isPresent();
        assertThat(model.dataFolderProperty().get()).isEmpty();
        model.chooseData(user.toString());
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.dataFolderProperty().get()).isEqualTo(user.toString());
    }
}
