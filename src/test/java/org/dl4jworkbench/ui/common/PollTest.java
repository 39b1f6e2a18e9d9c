package org.dl4jworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class PollTest {
    private static final Duration SHORT = Duration.ofMillis(5);

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /** Waits until another poll has looked as often as this. */
    private static void letPass(int looks) throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(looks);
        Poll clock = new Poll(SHORT, passed::countDown);
        Platform.runLater(clock::start);
        assertThat(passed.await(20, TimeUnit.SECONDS)).isTrue();
        Platform.runLater(clock::stop);
    }

    @Test
    void itLooksAgainAndAgainOnTheScreensThreadUntilItIsStopped() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean elsewhere = new AtomicBoolean();
        CountDownLatch three = new CountDownLatch(3);
        Poll poll = new Poll(SHORT, () -> {
            looks.incrementAndGet();
            elsewhere.compareAndSet(false, !Platform.isFxApplicationThread());
            three.countDown();
        });
        Platform.runLater(poll::start);
        assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicInteger then = new AtomicInteger();
        Platform.runLater(() -> {
            poll.stop();
            then.set(looks.get());
            stopped.countDown();
        });
        assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
        letPass(5);
        assertThat(looks).hasValue(then.get());
        assertThat(elsewhere).isFalse();
    }

    @Test
    void startedTwiceItEndsWithOneStop() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        Poll poll = new Poll(SHORT, looks::incrementAndGet);
        CountDownLatch stopped = new CountDownLatch(1);
        Platform.runLater(() -> {
            poll.start();
            poll.start();
            poll.stop();
            stopped.countDown();
        });
        assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
        letPass(5);
        assertThat(looks).hasValue(0);
    }
}
