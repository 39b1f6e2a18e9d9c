package org.dl4jworkbench.cli;

import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells on stderr what was wrong with a command, and with {@code --json} on stdout too; chooses the exit code. */
final class Problems implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final TextOut err;
    private final @Nullable JsonLines json;

    /** @param json where scripts are told, or null */
    Problems(TextOut err, @Nullable JsonLines json) {
        this.err = err;
        this.json = json;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String message = String.valueOf(problem.getMessage());
        tell(message);
        if (!UnmatchedArgumentException.printSuggestions(problem, err.writer())) {
            err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return ExitCode.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        if (problem instanceof WorkbenchException met) {
            tell(String.valueOf(met.getMessage()));
            return ExitCode.BAD_INPUT;
        }
        LOG.error("{} failed", command.getCommandSpec().qualifiedName(), problem);
        tell("The program has a fault: " + problem + ". Please report it with the log.");
        return ExitCode.FAILED;
    }

    /** Tells what is wrong. */
    void tell(String message) {
        err.println(message);
        err.flush();
        if (json != null) {
            json.write(JsonLines.event("failed").with("message", message).fields());
        }
    }
}
