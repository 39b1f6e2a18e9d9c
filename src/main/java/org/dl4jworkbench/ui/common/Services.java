package org.dl4jworkbench.ui.common;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetFormat;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.CurrentDatasets;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.Preferences;
import org.dl4jworkbench.lab.PreferencesFile;
import org.dl4jworkbench.lab.RunDatasets;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.inside.EngineInspector;
import org.dl4jworkbench.lab.inside.Inspectors;
import org.dl4jworkbench.lab.writeup.WriteUp;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunRecord;
import org.jspecify.annotations.Nullable;

/**
 * What pages are built with; made once by {@code app.Main}, handed to every controller's constructor.
 *
 * @param background runs what may take over 16 ms; tests hand in a same-thread runner
 * @param dark whether the dark theme is on; pages with charts follow it
 * @param currentDatasets follows the user's choice of a data folder, see {@link #datasets()}
 * @param experiments starts and knows the experiments of this window
 * @param inspectors looks inside the run that is shown; to be asked for its inspector each time, as another run may have been opened
 */
public record Services(
        Places places,
        AssignmentCatalogue assignments,
        RunLauncher launcher,
        PreferencesFile preferences,
        Executor background,
        BooleanProperty dark,
        CurrentDatasets currentDatasets,
        ExperimentRuns experiments,
        Inspectors inspectors) {
    /** With inspectors that start engines. */
    public Services(
            Places places,
            AssignmentCatalogue assignments,
            RunLauncher launcher,
            PreferencesFile preferences,
            Executor background,
            BooleanProperty dark,
            CurrentDatasets currentDatasets,
            ExperimentRuns experiments) {
        this(
                places,
                assignments,
                launcher,
                preferences,
                background,
                dark,
                currentDatasets,
                experiments,
                new Inspectors(run -> new EngineInspector(run, places, dataFolder(preferences))));
    }

    /** With experiments over the launcher. */
    public Services(
            Places places,
            AssignmentCatalogue assignments,
            RunLauncher launcher,
            PreferencesFile preferences,
            Executor background,
            BooleanProperty dark,
            CurrentDatasets currentDatasets) {
        this(
                places,
                assignments,
                launcher,
                preferences,
                background,
                dark,
                currentDatasets,
                new ExperimentRuns(launcher));
    }

    /** What the user pinned for a write-up. */
    public WriteUp writeUp() {
        return new WriteUp(places.writeUp());
    }

    /** Where new runs go: as the preferences say, or the default place. */
    public Path runsFolder() {
        Preferences chosen = preferences.get();
        return chosen.runsFolder() == null ? places.runs() : Path.of(chosen.runsFolder());
    }

    /** Where new experiments go: beside the runs by default, below the folder of runs where the user has chosen one. */
    public Path experimentsFolder() {
        Preferences chosen = preferences.get();
        return chosen.runsFolder() == null
                ? places.experiments()
                : FolderChoices.experimentsBelow(Path.of(chosen.runsFolder()));
    }

    /** The folder searched for data sets before all others, or null. */
    public @Nullable Path dataFolder() {
        return dataFolder(preferences);
    }

    private static @Nullable Path dataFolder(PreferencesFile preferences) {
        String chosen = preferences.get().dataFolder();
        return chosen == null ? null : Path.of(chosen);
    }

    /** The data set that a run was trained with; can take seconds, so never on the JavaFX thread. */
    public Dataset datasetOf(RunRecord run) {
        return RunDatasets.load(run, datasets(), places);
    }

    /** Whether a data set of an assignment is of pictures with boxes. Looks at names on the disk only. */
    public boolean hasBoxes(Assignment assignment) {
        return datasets().fitting(assignment).stream()
                .anyMatch(each -> assignment.datasets().contains(each.id()) && each.format() == DatasetFormat.BOXES);
    }

    /** The data sets of the folders chosen now; to be asked each time, as the user may choose another folder. */
    public DatasetCatalogue datasets() {
        return currentDatasets.over(dataFolder());
    }
}
