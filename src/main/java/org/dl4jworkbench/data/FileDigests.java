package org.dl4jworkbench.data;

/**
 * Checksums of one data file, lower-case hexadecimal, computed while it was read.
 *
 * @param sha256 SHA-256 of the file as it lies on the disk, compressed or not: the run's provenance
 * @param contentMd5 MD5 of the content after decompression: what the official files are known by, whoever compressed them
 * @param storedMd5 MD5 of the file as it lies on the disk: what an official archive is known by
 */
public record FileDigests(String sha256, String contentMd5, String storedMd5) {}
