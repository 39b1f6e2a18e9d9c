package org.dl4jworkbench.ui.settings;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.model.WorkbenchException;

/** The folders as the settings show them, and why a choice was refused. */
final class SettingsModel {
    private final FolderChoices choices;
    private final ReadOnlyStringWrapper runsFolder = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper dataFolder = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<WorkbenchException>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    SettingsModel(FolderChoices choices) {
        this.choices = choices;
        readAgain();
    }

    ReadOnlyStringProperty runsFolderProperty() {
        return runsFolder.getReadOnlyProperty();
    }

    /** Empty where none is chosen. */
    ReadOnlyStringProperty dataFolderProperty() {
        return dataFolder.getReadOnlyProperty();
    }

    /** Told when a choice could not be written to the disk; empty otherwise. */
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Why the last choice was refused. */
    ReadOnlyObjectProperty<Optional<WorkbenchException>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Takes a folder for new runs; empty resets. */
    void chooseRuns(String folder) {
        choose(folder, choices::chooseRuns);
    }

    /** Takes a folder that is searched first for data sets; empty resets. */
    void chooseData(String folder) {
        choose(folder, choices::chooseData);
    }

    private void choose(String folder, Predicate<String> choice) {
        try {
            notice.set(
                    choice.test(folder)
                            ? ""
                            : "The preferences file cannot be written: the choice holds until the window is closed.");
            problem.set(Optional.empty());
            readAgain();
        } catch (WorkbenchException e) {
            problem.set(Optional.of(e));
        }
    }

    /** Shows what is chosen now; another page may have changed it. */
    void readAgain() {
        runsFolder.set(choices.runs().toString());
        dataFolder.set(choices.data());
    }
}
