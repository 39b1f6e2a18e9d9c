package org.dl4jworkbench.ui.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.Preferences;
import org.dl4jworkbench.lab.PreferencesFile;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.WorkbenchException;

/** Where runs go and where data sets are looked for; a folder that cannot serve is refused with the reason. */
final class SettingsModel {
    private final PreferencesFile preferences;
    private final Path defaultRuns;
    private final StringProperty runsFolder = new SimpleStringProperty();
    private final StringProperty dataFolder = new SimpleStringProperty();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    SettingsModel(Places places, PreferencesFile preferences) {
        this.preferences = preferences;
        defaultRuns = places.runs();
        readAgain();
    }

    /** As the fields show them; the data folder is empty where none is chosen. */
    StringProperty runsFolderProperty() {
        return runsFolder;
    }

    StringProperty dataFolderProperty() {
        return dataFolder;
    }

    /** Told when a choice could not be written to the disk; empty otherwise. */
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    private void readAgain() {
        Preferences chosen = preferences.get();
        String runs = chosen.runsFolder();
        String data = chosen.dataFolder();
        runsFolder.set(runs == null ? defaultRuns.toString() : runs);
        dataFolder.set(data == null ? "" : data);
    }

    /** Takes a folder for new runs, which is made when it is missing; empty or the default place resets the choice. */
    Optional<WorkbenchException> chooseRunsFolder(String text) {
        try {
            if (text.isBlank() || folder(text).equals(defaultRuns)) {
                store(preferences.get().withRunsFolder(null));
                return Optional.empty();
            }
            Path folder = folder(text);
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new RunFolderException("cannot be written to", folder.toString(), "Choose a folder of your own");
            }
            store(preferences.get().withRunsFolder(folder.toString()));
            return Optional.empty();
        } catch (WorkbenchException e) {
            return Optional.of(e);
        } catch (IOException e) {
            return Optional.of(new RunFolderException(
                    "cannot be made (" + e.getMessage() + ")", text, "Choose a folder that you can write to", e));
        }
    }

    /** Takes a folder that is searched for data sets before all others; empty resets the choice. */
    Optional<WorkbenchException> chooseDataFolder(String text) {
        try {
            if (text.isBlank()) {
                store(preferences.get().withDataFolder(null));
                return Optional.empty();
            }
            Path folder = folder(text);
            if (!Files.isDirectory(folder)) {
                throw new RunFolderException(
                        "is no folder", folder.toString(), "Choose the folder that holds mnist/ and the like");
            }
            store(preferences.get().withDataFolder(folder.toString()));
            return Optional.empty();
        } catch (WorkbenchException e) {
            return Optional.of(e);
        }
    }

    private static Path folder(String text) {
        try {
            return Path.of(text.strip()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new RunFolderException("is no path (" + e.getReason() + ")", text, "Choose the folder", e);
        }
    }

    private void store(Preferences changed) {
        notice.set(
                preferences.set(changed)
                        ? ""
                        : "The preferences file cannot be written: the choice holds until the window is closed.");
        readAgain();
    }
}
