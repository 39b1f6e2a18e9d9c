package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dl4jworkbench.data.download.Download;
import org.dl4jworkbench.data.download.Download.Outcome;
import org.dl4jworkbench.data.download.RemoteSet;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        header = "Downloads an official data set; what arrived before is not asked for again.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 done, 2 bad input, 3 no mirror gave it, 130 interrupted (another try goes on)."})
final class DataDownloadCommand implements Callable<Integer> {
    private final CliServices services;
    private final List<RemoteSet> sets;

    @Parameters(paramLabel = "ID", description = "The data set's id; workbench data list tells which there are.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String id;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The folder that receives the set's folder; the one of the settings, or your own, by default.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print one JSON object per line on stdout and nothing else there.")
    private boolean json;

    /** @param sets what can be downloaded */
    DataDownloadCommand(CliServices services, List<RemoteSet> sets) {
        this.services = services;
        this.sets = sets;
    }

    @Override
    public Integer call() throws InterruptedException {
        RemoteSet set = find();
        DownloadOutput output = json
                ? DownloadOutput.json(new JsonLines(services.out()))
                : DownloadOutput.text(services.out(), services.terminal());
        Path root = root();
        Download download = new Download(set, root, output);
        Interruption interruption = Interruption.install(download::cancel);
        try {
            if (!set.needsLogin()) {
                output.started(set, set.folder(root));
            }
            Outcome outcome = download.run();
            output.ended(outcome);
            return outcome == Outcome.CANCELLED ? ExitCode.INTERRUPTED : ExitCode.DONE;
        } catch (BadDataException e) {
            if (set.needsLogin()) {
                throw e;
            }
            output.failed();
            new Problems(services.err(), json ? new JsonLines(services.out()) : null)
                    .tell(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        } finally {
            interruption.close();
        }
    }

    private RemoteSet find() {
        return sets.stream()
                .filter(set -> set.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadSpecException(
                        "\"" + id + "\" is no data set that can be downloaded",
                        "",
                        "There are "
                                + sets.stream()
                                        .map(DataDownloadCommand::described)
                                        .collect(Collectors.joining(", "))));
    }

    private static String described(RemoteSet set) {
        return set.id() + (set.needsLogin() ? " (by hand)" : " (" + Numbers.bytes(set.bytes()) + ")");
    }

    private Path root() {
        Path given = data;
        String chosen = services.folders().data();
        return given != null ? given : chosen.isEmpty() ? services.places().userDatasets() : Path.of(chosen);
    }
}
