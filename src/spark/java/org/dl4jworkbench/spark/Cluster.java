package org.dl4jworkbench.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.Success$;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * What goes on in the cluster, told as lines; called on Spark's own thread. A job is a run, and its group the run's id. Spark makes it by
 * its name while it starts, so that no executor is missed.
 */
public final class Cluster extends SparkListener {
    private static final String GROUP = "spark.jobGroup.id";

    private final DriverMain driver = DriverMain.current();
    private final Map<String, Integer> cores = new HashMap<>();
    private final Map<Integer, String> runs = new ConcurrentHashMap<>();

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        cores.put(event.executorId(), event.executorInfo().totalCores());
        tellCores();
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        cores.remove(event.executorId());
        tellCores();
    }

    private void tellCores() {
        int all = cores.values().stream().mapToInt(Integer::intValue).sum();
        driver.tell("cores", Integer.toString(all));
    }

    @Override
    public void onJobStart(SparkListenerJobStart event) {
        String run = event.properties() == null ? null : event.properties().getProperty(GROUP);
        if (run == null) {
            return;
        }
        var stages = event.stageIds().iterator();
        while (stages.hasNext()) {
            runs.put((Integer) stages.next(), run);
        }
        driver.began(run, event.jobId());
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart event) {
        String run = runs.get(event.stageId());
        if (run != null) {
            String executor = event.taskInfo().executorId();
            driver.tell(
                    "started",
                    run,
                    executor,
                    event.taskInfo().host(),
                    Integer.toString(event.taskInfo().attemptNumber()));
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        String run = runs.get(event.stageId());
        if (run != null && event.reason() != Success$.MODULE$ && !driver.isCancelled(run)) {
            String why = event.reason() instanceof TaskFailedReason reason
                    ? reason.toErrorString()
                    : event.reason().toString();
            driver.tell(
                    "lost",
                    run,
                    event.taskInfo().executorId(),
                    event.taskInfo().host(),
                    why.lines().findFirst().orElse(""));
        }
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
        // Their types are others in Scala 2.13.
        var tasks = event.accumUpdates().iterator();
        while (tasks.hasNext()) {
            var task = tasks.next();
            String run = runs.get((Integer) task._2());
            var updates = task._4().iterator();
            while (run != null && updates.hasNext()) {
                AccumulableInfo update = updates.next();
                if (update.update().isDefined() && update.update().get() instanceof Told.Lines lines) {
                    driver.progress(run, lines);
                }
            }
        }
    }
}
