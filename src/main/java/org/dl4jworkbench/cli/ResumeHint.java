package org.dl4jworkbench.cli;

import org.dl4jworkbench.rundir.RunDirectory;

/** How the user goes on with a run that did not come to its end. */
final class ResumeHint {
    private ResumeHint() {}

    /** The command, ready to be pasted into a shell. */
    static String command(RunDirectory run) {
        String path = run.path().toAbsolutePath().normalize().toString();
        boolean plain = path.matches("[A-Za-z0-9_./:\\\\@%+,-]+");
        return "workbench train --resume " + (plain ? path : '"' + path + '"');
    }
}
