package org.dl4jworkbench.data.download;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param connect for a connection to a mirror
 * @param answer for its first line
 * @param stall without a byte, before the connection is given up
 * @param attempts at one mirror, while its connection breaks; each goes on where the last one ended
 */
public record DownloadLimits(Duration connect, Duration answer, Duration stall, int attempts) {
    /** For the internet. */
    public static final DownloadLimits USUAL =
            new DownloadLimits(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(30), 3);
}
