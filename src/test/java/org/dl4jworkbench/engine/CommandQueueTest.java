package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommandQueueTest {
    private final CommandQueue queue = new CommandQueue();

    @Test
    void commandsWaitUntilServedAndRunInOrderOnTheServingThread() {
        List<Integer> order = new ArrayList<>();
        CompletableFuture<Thread> first = queue.submit(() -> {
            order.add(1);
            return Thread.currentThread();
        });
        CompletableFuture<Boolean> second = queue.submit(() -> order.add(2));
        assertThat(first).isNotDone();

        queue.serve();

        assertThat(first).isCompletedWithValue(Thread.currentThread());
        assertThat(second).isCompletedWithValue(true);
        assertThat(order).containsExactly(1, 2);
    }

    @Test
    void aFailingCommandFailsItsAnswerAndNotTheServingThread() {
        CompletableFuture<Object> failing = queue.submit(() -> {
            throw new IllegalStateException("no");
        });
        CompletableFuture<String> next = queue.submit(() -> "yes");

        queue.serve();

        assertThatThrownBy(failing::join).hasRootCauseMessage("no");
        assertThat(next).isCompletedWithValue("yes");
    }

    @Test
    void awaitRunsACommandThatComesFromAnotherThread() {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> queue.submit(() -> "served"))
                .thenCompose(each -> each);

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!answer.isDone() && System.nanoTime() < end) {
            queue.await(10);
        }

        assertThat(answer).isCompletedWithValue("served");
    }

    @Test
    void whatWaitsOrComesAfterTheEndIsRefused() {
        CompletableFuture<String> waiting = queue.submit(() -> "never");

        queue.close(new IllegalStateException("the training is over"));
        CompletableFuture<String> late = queue.submit(() -> "never");

        assertThatThrownBy(waiting::join).hasRootCauseMessage("the training is over");
        assertThatThrownBy(late::join).hasRootCauseMessage("the training is over");
    }
}
