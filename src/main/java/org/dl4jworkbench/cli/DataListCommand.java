package org.dl4jworkbench.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.data.download.DownloadCatalogue;
import org.dl4jworkbench.data.download.RemoteSet;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "Lists the data sets: which are on this machine, and how to get the others.",
        optionListHeading = "%nOptions:%n")
final class DataListCommand implements Callable<Integer> {
    private final CliServices services;

    @Option(names = "--data", paramLabel = "DIR", description = "A folder with data sets, searched before all others.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    DataListCommand(CliServices services) {
        this.services = services;
    }

    /** For {@code --json}. */
    private record Listing(List<Entry> datasets) {}

    /**
     * One data set.
     *
     * @param downloadBytes what a download brings; 0 where there is none
     */
    private record Entry(
            String id,
            String title,
            String kind,
            boolean available,
            String where,
            long sizeOnDisk,
            boolean download,
            long downloadBytes,
            @Nullable String licence,
            String howToGet) {}

    @Override
    public Integer call() {
        List<Entry> entries = services.places().datasets(DataFolder.of(data, services.folders())).list().stream()
                .map(DataListCommand::entry)
                .toList();
        if (json) {
            new JsonLines(services.out()).write(new Listing(entries));
        } else {
            print(entries);
        }
        return ExitCode.DONE;
    }

    private static Entry entry(DatasetListing set) {
        Optional<RemoteSet> remote = DownloadCatalogue.find(set.id());
        return new Entry(
                set.id(),
                set.title(),
                set.kind().name().toLowerCase(Locale.ROOT),
                set.available(),
                set.where(),
                set.sizeOnDisk(),
                remote.isPresent() && !remote.get().needsLogin(),
                remote.map(RemoteSet::bytes).orElse(0L),
                remote.map(RemoteSet::licence).orElse(null),
                set.howToGet());
    }

    private void print(List<Entry> entries) {
        PrintWriter out = services.out();
        for (Entry entry : entries) {
            out.printf("%-20s %s%n", entry.id(), entry.title());
            out.printf("%-20s %s%n", "", state(entry));
        }
    }

    private static String state(Entry entry) {
        if (entry.available()) {
            return entry.where() + (entry.sizeOnDisk() == 0 ? "" : ", " + Numbers.bytes(entry.sizeOnDisk()));
        }
        return entry.download()
                ? "not here; workbench data download " + entry.id() + " brings " + Numbers.bytes(entry.downloadBytes())
                : "not here. " + entry.howToGet();
    }
}
