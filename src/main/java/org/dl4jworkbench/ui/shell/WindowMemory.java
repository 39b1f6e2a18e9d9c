package org.dl4jworkbench.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.dl4jworkbench.lab.Preferences.WindowState;
import org.dl4jworkbench.lab.PreferencesFile;

/** Remembers where the window was closed. A maximised window also remembers the size it goes back to. */
final class WindowMemory {
    private final Stage stage;
    private final PreferencesFile preferences;
    private WindowState normal;

    private WindowMemory(Stage stage, PreferencesFile preferences, WindowState placed) {
        this.stage = stage;
        this.preferences = preferences;
        this.normal = placed;
    }

    /** Places the stage and follows it from then on. */
    static WindowMemory place(Stage stage, PreferencesFile preferences) {
        WindowState state = WindowPlacement.place(preferences.get().window(), screens());
        stage.setX(state.x());
        stage.setY(state.y());
        stage.setWidth(state.width());
        stage.setHeight(state.height());
        stage.setMaximized(state.maximized());
        WindowMemory memory = new WindowMemory(stage, preferences, state);
        stage.xProperty().addListener(observable -> memory.follow());
        stage.yProperty().addListener(observable -> memory.follow());
        stage.widthProperty().addListener(observable -> memory.follow());
        stage.heightProperty().addListener(observable -> memory.follow());
        return memory;
    }

    private static List<Rectangle2D> screens() {
        List<Rectangle2D> areas = new ArrayList<>();
        areas.add(Screen.getPrimary().getVisualBounds());
        for (Screen screen : Screen.getScreens()) {
            if (!screen.equals(Screen.getPrimary())) {
                areas.add(screen.getVisualBounds());
            }
        }
        return areas;
    }

    private void follow() {
        boolean valid = Double.isFinite(stage.getX()) && stage.getWidth() > 0 && stage.getHeight() > 0;
        if (valid && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
            normal = new WindowState(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
    }

    /** Writes the state into the preferences. */
    void save() {
        WindowState state =
                new WindowState(normal.x(), normal.y(), normal.width(), normal.height(), stage.isMaximized());
        if (!state.equals(preferences.get().window())) {
            preferences.set(preferences.get().withWindow(state));
        }
    }
}
