package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.dl4jworkbench.model.RunFolderException;

/** Where runs go and where data sets are looked for, as the user chooses it; a folder that cannot serve is refused. */
public final class FolderChoices {
    private final PreferencesFile preferences;
    private final Path defaultRuns;
    private final Path defaultExperiments;

    public FolderChoices(Places places, PreferencesFile preferences) {
        this.preferences = preferences;
        defaultRuns = places.runs();
        defaultExperiments = places.experiments();
    }

    /** Where new runs go. */
    public Path runs() {
        String chosen = preferences.get().runsFolder();
        return chosen == null ? defaultRuns : Path.of(chosen);
    }

    /** Where new experiments go: beside the runs by default, below the folder of runs where the user has chosen one. */
    public Path experiments() {
        String chosen = preferences.get().runsFolder();
        return chosen == null ? defaultExperiments : experimentsBelow(Path.of(chosen));
    }

    /** The folder of experiments below a folder that the user named for runs. */
    public static Path experimentsBelow(Path runs) {
        return runs.resolve("experiments");
    }

    /** The folder that is searched for data sets before all others, or an empty text. */
    public String data() {
        String chosen = preferences.get().dataFolder();
        return chosen == null ? "" : chosen;
    }

    /**
     * Takes a folder for new runs, which is made when it is missing; an empty text or the default place resets the choice.
     *
     * @return whether the choice could be written to the preferences file; it holds for this session in any case
     */
    public boolean chooseRuns(String text) {
        if (text.isBlank() || folder(text).equals(defaultRuns)) {
            return preferences.set(preferences.get().withRunsFolder(null));
        }
        Path folder = folder(text);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be made (" + e.getMessage() + ")",
                    folder.toString(),
                    "Choose a folder that you can write to",
                    e);
        }
        if (!Files.isWritable(folder)) {
            throw new RunFolderException("cannot be written to", folder.toString(), "Choose a folder of your own");
        }
        return preferences.set(preferences.get().withRunsFolder(folder.toString()));
    }

    /**
     * Takes a folder that is searched for data sets before all others; an empty text resets the choice.
     *
     * @return whether the choice could be written to the preferences file; it holds for this session in any case
     */
    public boolean chooseData(String text) {
        if (text.isBlank()) {
            return preferences.set(preferences.get().withDataFolder(null));
        }
        Path folder = folder(text);
        if (!Files.isDirectory(folder)) {
            throw new RunFolderException(
                    "there is no such folder", folder.toString(), "Choose the folder that holds mnist/ and the like");
        }
        return preferences.set(preferences.get().withDataFolder(folder.toString()));
    }

    private static Path folder(String text) {
        try {
            return Path.of(text.strip()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new RunFolderException("is no path (" + e.getReason() + ")", text, "Choose the folder", e);
        }
    }
}
