package org.dl4jworkbench.cli;

import org.dl4jworkbench.rundir.Versions;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code workbench} with a command; without any argument the window opens instead. */
@Command(
        name = "workbench",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "A desktop workbench for deep-learning lab work over Deeplearning4j.",
        description = "%nWithout a command, the window opens.%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "Options:%n",
        footer = {
            "",
            "Exit codes: 0 done, 2 bad input, 3 the run failed, 130 interrupted.",
            "workbench COMMAND --help tells more of a command."
        })
final class RootCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }

    /** Read only when asked for. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "DL4J Workbench " + Versions.workbench(),
                "Deeplearning4j " + Versions.deeplearning4j(),
                "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor")
            };
        }
    }
}
