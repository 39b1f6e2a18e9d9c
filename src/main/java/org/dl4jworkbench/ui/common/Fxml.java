package org.dl4jworkbench.ui.common;

import java.io.IOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;

/** Loads the FXML files of the pages, {@code /fxml/<name>.fxml}, each into the controller that is handed in. */
public final class Fxml {
    private Fxml() {}

    /**
     * The tree of a file.
     *
     * @param name without folder and ending
     * @param controller of the class that the file names as {@code fx:controller}
     */
    public static Parent load(String name, Object controller) {
        URL file = Fxml.class.getResource("/fxml/" + name + ".fxml");
        if (file == null) {
            throw new IllegalStateException("/fxml/" + name + ".fxml is not on the class path");
        }
        FXMLLoader loader = new FXMLLoader(file);
        loader.setControllerFactory(wanted -> {
            if (!wanted.isInstance(controller)) {
                throw new IllegalStateException(name + ".fxml asks for " + wanted.getName() + ", not "
                        + controller.getClass().getName());
            }
            return controller;
        });
        try {
            Parent root = loader.load();
            loader.getNamespace().values().forEach(Fxml::takeLiterally);
            return root;
        } catch (IOException e) {
            throw new IllegalStateException("/fxml/" + name + ".fxml cannot be loaded", e);
        }
    }

    /** What has an id may get a text from the user or the data. */
    private static void takeLiterally(Object element) {
        if (element instanceof Labeled control) {
            Nodes.literal(control);
        } else if (element instanceof MenuItem item) {
            Nodes.literal(item);
        }
    }
}
