package org.dl4jworkbench.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;
import org.dl4jworkbench.ui.assignment.AssignmentPage;
import org.dl4jworkbench.ui.common.Dialogs;

/** Dresses the window in Primer Light or Dark. */
final class Theming {
    private Theming() {}

    /** Keeps the scene in step with the switch. */
    static void follow(Scene scene, ObservableBooleanValue dark) {
        // All on the scene: a style sheet of a page's own node makes styling that page several times slower.
        scene.getStylesheets().addAll(Dialogs.styles(), AssignmentPage.styles());
        apply(scene, dark.get());
        dark.addListener((observable, old, now) -> apply(scene, now));
    }

    private static void apply(Scene scene, boolean dark) {
        // The binary form of the sheet: parsing the text takes a noticeable part of the start.
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheetBSS() : new PrimerLight().getUserAgentStylesheetBSS());
        scene.getRoot().getStyleClass().remove("dark");
        if (dark) {
            scene.getRoot().getStyleClass().add("dark");
        }
    }
}
