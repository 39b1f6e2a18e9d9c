package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.data.download.DownloadCatalogue;
import org.dl4jworkbench.data.download.RemoteSet;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.WorkbenchException;
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

    @Option(
            names = "--read",
            description = "Read and check every set that is here first, and tell what is found, such as duplicates.")
    private boolean read;

    DataListCommand(CliServices services) {
        this.services = services;
    }

    /** For {@code --json}. */
    private record Listing(List<Entry> datasets) {}

    /**
     * One data set.
     *
     * @param downloadBytes what a download brings; 0 where there is none
     * @param read whether these very files have been read on this machine
     * @param warning what reading them told, or why it failed; null for nothing
     */
    private record Entry(
            String id,
            String title,
            String kind,
            boolean available,
            String where,
            long sizeOnDisk,
            List<String> notices,
            boolean download,
            long downloadBytes,
            @Nullable String licence,
            String howToGet,
            boolean read,
            @Nullable String warning) {}

    @Override
    public Integer call() {
        DatasetCatalogue datasets = services.places().datasets(DataFolder.of(data, services.folders()));
        List<Entry> entries =
                datasets.list().stream().map(set -> entry(set, datasets)).toList();
        datasets.problems().forEach(problem -> services.err().println(problem.getMessage()));
        services.err().flush();
        if (json) {
            new JsonLines(services.out()).write(new Listing(entries));
        } else {
            print(entries);
        }
        return ExitCode.DONE;
    }

    private Entry entry(DatasetListing set, DatasetCatalogue datasets) {
        String told = set.told();
        boolean known = told != null;
        if (read && set.available() && !known) {
            try {
                told = datasets.load(set.id()).warning();
                known = true;
            } catch (WorkbenchException e) {
                told = e.getMessage();
            }
        }
        Optional<RemoteSet> remote = DownloadCatalogue.find(set.id());
        return new Entry(
                set.id(),
                set.title(),
                set.kind().name().toLowerCase(Locale.ROOT),
                set.available(),
                set.where(),
                set.sizeOnDisk(),
                set.notices(),
                remote.isPresent() && !remote.get().needsLogin(),
                remote.map(RemoteSet::bytes).orElse(0L),
                remote.map(RemoteSet::licence).orElse(null),
                set.howToGet(),
                known,
                told == null || told.isEmpty() ? null : told);
    }

    private void print(List<Entry> entries) {
        TextOut out = services.out();
        for (Entry entry : entries) {
            out.println(String.format("%-20s %s", entry.id(), entry.title()));
            out.println(String.format("%-20s %s", "", state(entry)));
            if (entry.warning() != null) {
                out.println(String.format("%-20s %s", "", entry.warning()));
                continue;
            }
            entry.notices().forEach(notice -> out.println(String.format("%-20s %s", "", notice)));
            if (entry.available() && !entry.read() && entry.kind().equals("own")) {
                out.println(
                        String.format("%-20s %s", "", "not read yet; with --read it is checked, also for duplicates"));
            }
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
