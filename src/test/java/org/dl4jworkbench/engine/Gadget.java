package org.dl4jworkbench.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/** An object whose mere reading leaves a file behind: what an attacker would put into an archive, without the harm. */
public final class Gadget implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String trace;

    private Gadget(Path trace) {
        this.trace = trace.toString();
    }

    /** Its stream; the file appears when the stream is read. */
    public static byte[] stream(Path trace) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Gadget(trace));
        }
        return bytes.toByteArray();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Files.createFile(Path.of(trace));
    }
}
