package org.dl4jworkbench.app;

/** Starts the window, or a command of the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        org.dl4jworkbench.ui.shell.WorkbenchApplication.open();
    }
}
