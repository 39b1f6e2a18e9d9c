package org.dl4jworkbench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.spark.SparkCluster;
import org.dl4jworkbench.lab.spark.SparkInstallation;
import org.dl4jworkbench.lab.spark.SparkRuns;
import org.dl4jworkbench.model.BadSpecException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the runs of a queue are carried out: on this machine, or on a Spark cluster. A mixin of the commands that have a queue. */
final class SparkOption {
    @Option(
            names = "--spark",
            paramLabel = "URL",
            description = "Hand the runs to this Apache Spark master, such as spark://host:7077.")
    private @Nullable String url;

    @Option(
            names = "--spark-conf",
            paramLabel = "key=value",
            description = "A setting of Spark's own, such as spark.executor.memory=2g. Can be given several times.")
    private List<String> settings = new ArrayList<>();

    /**
     * The place of a command's runs.
     *
     * @param runs those of this machine, or of the cluster
     */
    record Place(Runs runs, Runnable end) implements AutoCloseable {
        /** Ends the application on the cluster. */
        @Override
        public void close() {
            end.run();
        }
    }

    /** Whether runs go to a cluster. */
    boolean isGiven() {
        return url != null;
    }

    /**
     * Refuses what cannot be, before anything is made or asked.
     *
     * @throws org.dl4jworkbench.model.WorkbenchException for an address that is none, and for a build without Spark
     */
    void check(CliServices services) {
        String master = url;
        if (master == null) {
            if (!settings.isEmpty()) {
                throw new BadSpecException("belongs to a Spark master", "--spark-conf", "Name it with --spark");
            }
            return;
        }
        SparkCluster.of(master, settings);
        SparkInstallation.find(services.places());
    }

    /** Reaches the cluster, within limits; without {@code --spark} at once the runs of this machine. */
    Place open(CliServices services, Consumer<String> notices) throws InterruptedException {
        String master = url;
        if (master == null) {
            return new Place(services.runs(), () -> {});
        }
        SparkCluster cluster = SparkCluster.of(master, settings);
        notices.accept("Spark: reaching " + master + ".");
        SparkRuns runs = SparkRuns.connect(cluster, services.places(), notices);
        int cores = runs.places();
        notices.accept("Spark: " + cores + (cores == 1 ? " core" : " cores") + ", a run on each.");
        return new Place(runs, runs::close);
    }

    /**
     * How many runs at a time.
     *
     * @param wanted {@code --parallel}, or null: one on this machine, as many as there are cores on a cluster
     */
    int atATime(@Nullable Integer wanted, ExperimentRuns runs, Consumer<String> notices) {
        if (wanted == null) {
            return isGiven() ? runs.cores() : 1;
        }
        if (wanted > runs.cores()) {
            notices.accept((isGiven() ? "The cluster has " : "This machine has ") + runs.cores()
                    + " cores: as many runs at a time, not " + wanted + ".");
        }
        return Math.min(wanted, runs.cores());
    }
}
