package org.dl4jworkbench.ui.shell;

import java.io.InputStream;
import java.util.List;
import javafx.scene.image.Image;

/** The application's icon, in the sizes that window managers ask for. */
final class AppIcon {
    private AppIcon() {}

    static List<Image> images() {
        return List.of(image(16), image(32), image(64), image(256));
    }

    /** One size, in pixels. */
    static Image image(int size) {
        String name = "/icons/workbench-" + size + ".png";
        InputStream in = AppIcon.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return new Image(in);
    }
}
