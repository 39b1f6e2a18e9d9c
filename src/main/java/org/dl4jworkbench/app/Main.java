package org.dl4jworkbench.app;

import org.dl4jworkbench.cli.Cli;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.model.SerialFilter;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.shell.WorkbenchApplication;

/**
 * Starts the window, or with arguments a command. It is no JavaFX application, so JavaFX may lie on the class path, and its
 * classes are loaded for the window only.
 */
public final class Main {
    /** Where logback.xml puts the log. */
    private static final String LOGS_PROPERTY = "workbench.logs";

    private static final int BAD_INPUT = 2;

    private Main() {}

    public static void main(String[] arguments) {
        SerialFilter.refuseAll();
        try {
            Places places = Places.ofThisProcess();
            if (System.getProperty(LOGS_PROPERTY) == null) {
                System.setProperty(LOGS_PROPERTY, places.logs().toString());
            }
        } catch (WorkbenchException e) {
            // Neither window nor log has a place yet.
            System.err.println(e.getMessage());
            System.exit(BAD_INPUT);
        }
        if (arguments.length == 0) {
            WorkbenchApplication.open();
        } else {
            System.exit(Cli.run(arguments));
        }
    }
}
