package org.dl4jworkbench.data.download;

import java.net.URI;
import java.util.List;

/**
 * One file of a data set, as its makers publish it.
 *
 * @param name below the set's folder
 * @param mirrors where it can be had, http or https, the preferred one first
 * @param bytes its length
 * @param checksum of its content
 * @param archive whether it is a zip or tar.gz that is unpacked into the set's folder and then deleted; false where the reader
 *     of the set takes the file as it is
 */
public record RemoteFile(String name, List<URI> mirrors, long bytes, Checksum checksum, boolean archive) {
    public RemoteFile {
        mirrors = List.copyOf(mirrors);
        if (mirrors.isEmpty() || bytes < 1 || name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            throw new IllegalArgumentException("a file needs a plain name, mirrors and a length: " + name);
        }
    }
}
