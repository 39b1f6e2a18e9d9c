package org.dl4jworkbench.data.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A data set that can be had from the network.
 *
 * @param id the folder below a data root
 * @param title as on the screen
 * @param licence what its makers say about its use
 * @param homepage where its makers describe it
 * @param files what is downloaded; empty where its makers want a login, so that it can only be had by hand
 * @param byHand what to get by hand and where to put it, without a full stop; {@code FOLDER} stands for the set's folder
 */
public record RemoteSet(String id, String title, String licence, URI homepage, List<RemoteFile> files, String byHand) {
    public RemoteSet {
        files = List.copyOf(files);
    }

    /** Whether the program cannot download it, because its makers ask for a login. */
    public boolean needsLogin() {
        return files.isEmpty();
    }

    /** The length of all files together. */
    public long bytes() {
        return files.stream().mapToLong(RemoteFile::bytes).sum();
    }

    /** Where its files go. */
    public Path folder(Path dataRoot) {
        return dataRoot.resolve(id);
    }

    /** What to get by hand and where to put it. */
    public String byHand(Path dataRoot) {
        return byHand.replace("FOLDER", folder(dataRoot).toString());
    }
}
