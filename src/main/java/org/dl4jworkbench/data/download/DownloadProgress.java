package org.dl4jworkbench.data.download;

/**
 * How far a download is.
 *
 * @param file the name of the file at work
 * @param number of this file, from 1
 * @param files the number of all files
 * @param bytes what is there, of all files together
 * @param totalBytes of all files together
 * @param bytesPerSecond over the last seconds; 0 while it is not known
 * @param mirror the host that it comes from
 */
public record DownloadProgress(
        String file, int number, int files, long bytes, long totalBytes, long bytesPerSecond, String mirror) {
    /** From 0 to 1. */
    public double share() {
        return (double) bytes / totalBytes;
    }

    /** How long it takes at this speed, or −1 while that is not known. */
    public long secondsLeft() {
        return bytesPerSecond == 0 ? -1 : (totalBytes - bytes + bytesPerSecond - 1) / bytesPerSecond;
    }
}
