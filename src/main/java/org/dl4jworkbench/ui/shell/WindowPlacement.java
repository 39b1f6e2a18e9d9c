package org.dl4jworkbench.ui.shell;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.dl4jworkbench.lab.Preferences.WindowState;
import org.jspecify.annotations.Nullable;

/** Decides where the window opens: where it was closed, as far as the screens of today allow. */
final class WindowPlacement {
    static final double MIN_WIDTH = 960;
    static final double MIN_HEIGHT = 600;
    private static final double PREFERRED_WIDTH = 1440;
    private static final double PREFERRED_HEIGHT = 900;

    /** So much of the title bar must lie on a screen for the window to be moved with the mouse. */
    private static final double REACHABLE = 100;

    private WindowPlacement() {}

    /**
     * The place to open at.
     *
     * @param remembered as the window was closed, or null
     * @param screens the usable areas, the primary screen first
     */
    static WindowState place(@Nullable WindowState remembered, List<Rectangle2D> screens) {
        Rectangle2D primary = screens.get(0);
        if (remembered == null || !isSane(remembered)) {
            return centred(primary, PREFERRED_WIDTH, PREFERRED_HEIGHT, false);
        }
        for (Rectangle2D screen : screens) {
            if (isReachable(remembered, screen)) {
                double width = Math.min(remembered.width(), screen.getWidth());
                double height = Math.min(remembered.height(), screen.getHeight());
                double x = Math.max(screen.getMinX(), Math.min(remembered.x(), screen.getMaxX() - width));
                double y = Math.max(screen.getMinY(), Math.min(remembered.y(), screen.getMaxY() - height));
                return new WindowState(x, y, width, height, remembered.maximized());
            }
        }
        return centred(primary, remembered.width(), remembered.height(), remembered.maximized());
    }

    private static boolean isSane(WindowState state) {
        return Double.isFinite(state.x())
                && Double.isFinite(state.y())
                && state.width() >= MIN_WIDTH / 2
                && state.height() >= MIN_HEIGHT / 2
                && Double.isFinite(state.width())
                && Double.isFinite(state.height());
    }

    private static boolean isReachable(WindowState state, Rectangle2D screen) {
        double visible = Math.min(state.x() + state.width(), screen.getMaxX()) - Math.max(state.x(), screen.getMinX());
        return visible >= REACHABLE && state.y() >= screen.getMinY() - 1 && state.y() < screen.getMaxY() - 30;
    }

    private static WindowState centred(Rectangle2D screen, double width, double height, boolean maximized) {
        double w = Math.min(width, screen.getWidth());
        double h = Math.min(height, screen.getHeight());
        return new WindowState(
                screen.getMinX() + (screen.getWidth() - w) / 2,
                screen.getMinY() + (screen.getHeight() - h) / 2,
                w,
                h,
                maximized);
    }
}
