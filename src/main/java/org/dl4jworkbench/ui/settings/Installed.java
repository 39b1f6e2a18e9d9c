package org.dl4jworkbench.ui.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dl4jworkbench.rundir.Versions;

/** What a bug report needs: the versions, and where the log is. */
final class Installed {
    private Installed() {}

    /** Name to text, in the order of the page. */
    static Map<String, String> lines(Path logs) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("DL4J Workbench", Versions.workbench());
        lines.put("Deeplearning4j", Versions.deeplearning4j());
        lines.put("JavaFX", System.getProperty("javafx.runtime.version", "unknown"));
        lines.put("Java", System.getProperty("java.vm.version") + ", " + System.getProperty("java.vendor"));
        lines.put(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        lines.put("Log", logs.toString());
        return lines;
    }
}
