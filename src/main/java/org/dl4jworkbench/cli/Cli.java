package org.dl4jworkbench.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.dl4jworkbench.data.download.DownloadCatalogue;
import org.dl4jworkbench.engine.client.BenchEngine;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Backends;
import org.dl4jworkbench.lab.Doctor;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.PreferencesFile;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.model.NameEncoding;
import picocli.CommandLine;

/** Runs one command and gives its exit code. */
public final class Cli {
    private static final int WIDTH = 110;

    private final CliServices services;

    Cli(CliServices services) {
        this.services = services;
    }

    /** With this process's streams and places. */
    public static int run(String[] arguments) {
        Interruption.endOnSignals();
        Places places = Places.ofThisProcess();
        // A console is there only when both stdin and stdout are a terminal.
        boolean terminal = System.console() != null;
        Charset charset = ConsoleCharset.of(System.getProperties(), isJson(arguments));
        TextOut out = new TextOut(new PrintWriter(System.out, false, charset));
        TextOut err = new TextOut(new PrintWriter(System.err, true, charset));
        Backends backends = Backends.ofThisProcess();
        CliServices services = new CliServices(
                places,
                new FolderChoices(places, new PreferencesFile(places.preferences())),
                () -> AssignmentCatalogue.read(places),
                new RunLauncher(places),
                backends,
                () -> Doctor.ofThisMachine(places, backends),
                out,
                err,
                terminal);
        try {
            return new Cli(services).execute(arguments);
        } finally {
            out.flush();
            err.flush();
        }
    }

    int execute(String... arguments) {
        for (String argument : arguments) {
            if (!NameEncoding.isReadable(argument)) {
                problems(isJson(arguments)).tell("\"" + argument + "\" cannot be read. " + NameEncoding.remedy() + ".");
                return ExitCode.BAD_INPUT;
            }
        }
        return commandLine(isJson(arguments)).execute(arguments);
    }

    private static boolean isJson(String... arguments) {
        return Arrays.asList(arguments).contains("--json");
    }

    private Problems problems(boolean json) {
        return new Problems(services.err(), json ? new JsonLines(services.out()) : null);
    }

    private CommandLine commandLine(boolean json) {
        CommandLine root = new CommandLine(new RootCommand())
                .addSubcommand(new ListCommand(services))
                .addSubcommand(new TrainCommand(services))
                .addSubcommand(new ExperimentCommand(services))
                .addSubcommand(new SearchCommand(services))
                .addSubcommand(new RunsCommand(services))
                .addSubcommand(new CompareCommand(services))
                .addSubcommand(new ExportCommand(services))
                .addSubcommand(new InspectCommand(services))
                .addSubcommand(new CommandLine(new DataCommand())
                        .addSubcommand(new DataListCommand(services))
                        .addSubcommand(new DataDownloadCommand(services, DownloadCatalogue.all())))
                .addSubcommand(new DoctorCommand(services))
                .addSubcommand(new BenchCommand(
                        services, new BenchEngine(services.places().logs())));
        Problems problems = problems(json);
        return root.setOut(services.out().writer())
                .setErr(services.err().writer())
                .setUsageHelpWidth(WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(problems)
                .setExecutionExceptionHandler(problems);
    }
}
