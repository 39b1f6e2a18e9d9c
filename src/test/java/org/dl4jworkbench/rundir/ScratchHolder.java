package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process with a scratch folder: prints its path and works until its input ends. */
final class ScratchHolder {
    private ScratchHolder() {}

    public static void main(String[] arguments) throws IOException {
        ScratchFolder folder = ScratchFolder.create(Path.of(arguments[0]), "test");
        Files.createFile(Files.createDirectory(folder.path().resolve("inner")).resolve("file"));
        System.out.println(folder.path());
        System.out.flush();
        System.in.readAllBytes();
    }
}
