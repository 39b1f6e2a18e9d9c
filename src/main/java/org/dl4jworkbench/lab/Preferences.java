package org.dl4jworkbench.lab;

import org.jspecify.annotations.Nullable;

/**
 * What the user has chosen for all runs; stored as JSON in the user's folder.
 *
 * @param theme light or dark
 * @param runsFolder where new runs go, or null for the default place
 * @param dataFolder searched for data sets before all others, or null
 * @param window the window as it was closed, or null
 */
public record Preferences(
        Theme theme,
        @Nullable String runsFolder,
        @Nullable String dataFolder,
        @Nullable WindowState window) {
    public static final Preferences DEFAULT = new Preferences(Theme.LIGHT, null, null, null);

    /** The look of the window. */
    public enum Theme {
        LIGHT,
        DARK
    }

    /** In screen coordinates. */
    public record WindowState(double x, double y, double width, double height, boolean maximized) {}

    public Preferences withTheme(Theme other) {
        return new Preferences(other, runsFolder, dataFolder, window);
    }

    public Preferences withRunsFolder(@Nullable String other) {
        return new Preferences(theme, other, dataFolder, window);
    }

    public Preferences withDataFolder(@Nullable String other) {
        return new Preferences(theme, runsFolder, other, window);
    }

    public Preferences withWindow(@Nullable WindowState other) {
        return new Preferences(theme, runsFolder, dataFolder, other);
    }
}
