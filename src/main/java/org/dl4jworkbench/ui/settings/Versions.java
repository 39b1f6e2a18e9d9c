package org.dl4jworkbench.ui.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The versions that a bug report needs. */
final class Versions {
    private Versions() {}

    /** Name to version; natives of ND4J are not loaded for it. */
    static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Deeplearning4j", ofJar("org.deeplearning4j", "deeplearning4j-nn"));
        versions.put("ND4J", ofJar("org.nd4j", "nd4j-native"));
        versions.put("JavaFX", System.getProperty("javafx.runtime.version", "unknown"));
        versions.put("Java", System.getProperty("java.vm.version") + ", " + System.getProperty("java.vendor"));
        versions.put(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        return versions;
    }

    private static String ofJar(String group, String artifact) {
        String resource = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (InputStream in = Versions.class.getResourceAsStream(resource)) {
            if (in == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unreadable (" + e.getMessage() + ")";
        }
    }
}
