package org.dl4jworkbench.data;

/**
 * The content of an IDX label file.
 *
 * @param labels one class index per example; not copied
 * @param digests checksums of the file
 */
public record IdxLabels(byte[] labels, FileDigests digests) {}
