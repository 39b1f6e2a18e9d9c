package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The versions of this program and of its Deeplearning4j, as the build knows them. */
public final class Versions {
    private static final String RESOURCE = "/workbench.properties";
    private static final Properties BUILD = read();

    private Versions() {}

    public static String workbench() {
        return BUILD.getProperty("workbench", "unknown");
    }

    public static String deeplearning4j() {
        return BUILD.getProperty("deeplearning4j", "unknown");
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " cannot be read", e);
        }
        return properties;
    }
}
