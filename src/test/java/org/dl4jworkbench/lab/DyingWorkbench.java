package org.dl4jworkbench.lab;

import java.nio.file.Path;

/** A workbench without a window that starts a run and waits to be killed. Arguments: its folder. */
final class DyingWorkbench {
    private DyingWorkbench() {}

    public static void main(String[] arguments) throws InterruptedException {
        RunSession session = new LiveRuns(Path.of(arguments[0])).start(Specs.digits(100_000));
        LiveRuns.awaitIteration(session, 100);
        System.out.println(
                session.enginePid() + " " + session.data().directory().path());
        Thread.currentThread().join();
    }
}
