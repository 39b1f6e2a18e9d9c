package org.dl4jworkbench.cli;

import java.util.function.Supplier;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Backends;
import org.dl4jworkbench.lab.Doctor;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.Runs;

/**
 * What commands are built with; made once by {@link Cli}.
 *
 * @param folders where runs go and data lies by default, as chosen in the window's settings
 * @param assignments reads the catalogue when a command needs it
 * @param out stdout
 * @param err stderr
 * @param terminal whether stdout is a terminal that a person looks at, where a progress bar may move
 */
record CliServices(
        Places places,
        FolderChoices folders,
        Supplier<AssignmentCatalogue> assignments,
        Runs runs,
        Backends backends,
        Supplier<Doctor> doctor,
        TextOut out,
        TextOut err,
        boolean terminal) {}
