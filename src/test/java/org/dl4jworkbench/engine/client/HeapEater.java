package org.dl4jworkbench.engine.client;

import java.util.ArrayList;
import java.util.List;

/** A process that runs out of Java memory. */
final class HeapEater {
    private HeapEater() {}

    public static void main(String[] arguments) {
        List<byte[]> eaten = new ArrayList<>();
        while (eaten.size() < Integer.MAX_VALUE) {
            eaten.add(new byte[1 << 20]);
        }
    }
}
