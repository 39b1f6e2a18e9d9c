package org.dl4jworkbench.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Services;

/**
 * Writes the directory of a run of very many iterations, opens it in the window and tells what the window's memory is then. Argument:
 * number of iterations. The user folder is that of {@code -Dworkbench.user}.
 */
public final class LongRun {
    private static final int SECONDS_TO_SETTLE = 45;

    private LongRun() {}

    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** A finished run of that many iterations, with noisy losses that fall. */
    static RunDirectory write(Path runs, int iterations) throws IOException {
        RunSpec spec = AssignmentCatalogue.read(runs.resolve("none"))
                .get("mnist-mlp")
                .presets()
                .get(0)
                .spec();
        RunDirectory run = RunDirectory.create(runs, spec, Instant.now(), null);
        Random random = new Random(1);
        try (MetricsCsv.Appender rows = new MetricsCsv.Appender(run.metrics(), 0)) {
            for (int i = 1; i <= iterations; i++) {
                double loss = 2.3 / Math.sqrt(1 + i / 5000.0) * Math.exp(0.3 * random.nextGaussian());
                rows.append(i, 1 + i / 1000, i * 1e-4, loss, 0.1);
            }
        }
        RunRecord record = run.read();
        run.write(record.withStatus(RunStatus.FINISHED, null, Instant.now()));
        return run;
    }

    /** The window; Java does not start a main class that is one from the class path. */
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) {
            int iterations = Integer.parseInt(getParameters().getRaw().get(0));
            Services services = WorkbenchApplication.services(Places.ofThisProcess(), Background.newExecutor());
            Shell shell = WorkbenchApplication.show(stage, services, Platform::exit);
            Thread measuring = new Thread(
                    () -> {
                        try {
                            Thread.sleep(5000);
                            System.out.println("before: " + WindowCost.memory(0));
                            RunDirectory run = write(services.runsFolder(), iterations);
                            Platform.runLater(() -> shell.openRun(run));
                            Thread.sleep(SECONDS_TO_SETTLE * 1000L);
                            System.out.println("opened: " + WindowCost.memory(iterations));
                        } catch (IOException | InterruptedException e) {
                            e.printStackTrace();
                        }
                        Platform.runLater(() -> {
                            shell.stop();
                            Platform.exit();
                        });
                    },
                    "measuring");
            measuring.setDaemon(true);
            measuring.start();
        }
    }
}
