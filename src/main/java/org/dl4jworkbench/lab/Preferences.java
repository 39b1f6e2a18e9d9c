package org.dl4jworkbench.lab;

import java.util.List;
import org.dl4jworkbench.model.Names;
import org.jspecify.annotations.Nullable;

/**
 * What the user has chosen for all runs; stored as JSON in the user's folder.
 *
 * @param theme light or dark
 * @param runsFolder where new runs go, or null for the default place
 * @param dataFolder searched for data sets before all others, or null
 * @param window the window as it was closed, or null
 * @param history how the list of runs is shown, or null for the usual
 * @param spareEngine whether the window keeps an engine ready for the next run, or null for the usual, yes
 */
public record Preferences(
        Theme theme,
        @Nullable String runsFolder,
        @Nullable String dataFolder,
        @Nullable WindowState window,
        @Nullable HistoryView history,
        @Nullable Boolean spareEngine) {
    public Preferences {
        runsFolder = Names.pathOrNull(runsFolder, "runsFolder");
        dataFolder = Names.pathOrNull(dataFolder, "dataFolder");
    }

    public static final Preferences DEFAULT = new Preferences(Theme.LIGHT, null, null, null, null, null);

    /** The look of the window. */
    public enum Theme {
        LIGHT,
        DARK
    }

    /** In screen coordinates. */
    public record WindowState(double x, double y, double width, double height, boolean maximized) {}

    /**
     * How the list of runs is shown.
     *
     * @param experiments whether it shows the runs of experiments that have several
     * @param hidden the names of the columns that are left out
     */
    public record HistoryView(boolean experiments, List<String> hidden) {
        public HistoryView {
            hidden = List.copyOf(hidden);
        }
    }

    public Preferences withHistory(@Nullable HistoryView other) {
        return new Preferences(theme, runsFolder, dataFolder, window, other, spareEngine);
    }

    public Preferences withTheme(Theme other) {
        return new Preferences(other, runsFolder, dataFolder, window, history, spareEngine);
    }

    public Preferences withRunsFolder(@Nullable String other) {
        return new Preferences(theme, other, dataFolder, window, history, spareEngine);
    }

    public Preferences withDataFolder(@Nullable String other) {
        return new Preferences(theme, runsFolder, other, window, history, spareEngine);
    }

    public Preferences withWindow(@Nullable WindowState other) {
        return new Preferences(theme, runsFolder, dataFolder, other, history, spareEngine);
    }

    public Preferences withSpareEngine(boolean other) {
        return new Preferences(theme, runsFolder, dataFolder, window, history, other);
    }

    /** What {@link #spareEngine} comes to. */
    public boolean keepsSpareEngine() {
        return spareEngine == null || spareEngine;
    }
}
