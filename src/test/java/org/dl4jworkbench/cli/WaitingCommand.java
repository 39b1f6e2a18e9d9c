package org.dl4jworkbench.cli;

import java.util.concurrent.CountDownLatch;

/** A command that is at something that never ends, such as reading a large data set. */
final class WaitingCommand {
    private WaitingCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        Interruption.endOnSignals();
        System.out.println("waiting");
        new CountDownLatch(1).await();
    }
}
