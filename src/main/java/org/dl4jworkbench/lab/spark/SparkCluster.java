package org.dl4jworkbench.lab.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dl4jworkbench.model.BadSpecException;

/**
 * The cluster that runs are handed to.
 *
 * @param url of the master: {@code spark://host:7077}, several masters with commas between, or {@code local-cluster[WORKERS,CORES,MEGABYTES]},
 *     which starts workers on this machine to try things out
 * @param settings Spark's own, over those that the workbench chooses
 */
public record SparkCluster(String url, Map<String, String> settings) {
    private static final Pattern MASTER = Pattern.compile("spark://[^\\s,:/]+:\\d+(,[^\\s,:/]+:\\d+)*");
    private static final Pattern LOCAL = Pattern.compile("local-cluster\\[\\d+,\\d+,\\d+]");

    public SparkCluster {
        if (!MASTER.matcher(url).matches() && !LOCAL.matcher(url).matches()) {
            throw new BadSpecException(
                    "\"" + url + "\" is no address of a Spark master",
                    "--spark",
                    "Write it as spark://host:7077, as the master's own page shows it");
        }
        settings = Map.copyOf(settings);
    }

    /** With Spark's settings as {@code key=value}. */
    public static SparkCluster of(String url, List<String> settings) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1 || !setting.startsWith("spark.")) {
                throw new BadSpecException(
                        "\"" + setting + "\" is no setting of Spark",
                        "--spark-conf",
                        "Write key=value, such as spark.executor.memory=2g");
            }
            map.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new SparkCluster(url, map);
    }

    /** Whether its workers are processes of this machine. */
    boolean isLocal() {
        return LOCAL.matcher(url).matches();
    }

    /** The settings of the application, alternately key and value. */
    List<String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("spark.app.name", "DL4J Workbench");
        all.put("spark.ui.enabled", "false");
        // One run an executor, so that an executor that is lost takes no other run with it.
        all.put("spark.executor.cores", "1");
        all.put("spark.task.maxFailures", "4");
        all.put("spark.driver.maxResultSize", "0");
        // Heartbeats bring the figures of the epochs.
        all.put("spark.executor.heartbeatInterval", "2s");
        if (isLocal()) {
            all.put("spark.driver.host", "127.0.0.1");
            all.put("spark.driver.bindAddress", "127.0.0.1");
        }
        all.putAll(settings);
        List<String> words = new ArrayList<>();
        all.forEach((key, value) -> words.addAll(List.of(key, value)));
        return words;
    }
}
