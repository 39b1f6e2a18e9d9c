package org.dl4jworkbench.data.download;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.data.download.MirrorFailure.Next;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, taken piece by piece with a limit on the wait; the connection is asked for the next piece only when
 * one was taken, so that a slow disk fills no memory.
 */
final class ArrivingBytes implements BodySubscriber<ArrivingBytes>, AutoCloseable {
    /** What came: bytes, or the end, or the reason of a broken connection. */
    private record Arrival(
            List<ByteBuffer> bytes, boolean last, @Nullable Throwable broken) {}

    private static final Arrival CANCELLED = new Arrival(List.of(), true, null);

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();

    @Override
    public CompletionStage<ArrivingBytes> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscribed.complete(subscription);
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrivals.add(new Arrival(bytes, false, null));
    }

    @Override
    public void onError(Throwable broken) {
        arrivals.add(new Arrival(List.of(), true, broken));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival(List.of(), true, null));
    }

    /**
     * The next bytes, or null at the end.
     *
     * @throws InterruptedException when the wait was cancelled
     * @throws MirrorFailure when none came in time, or the connection broke
     */
    @Nullable
    List<ByteBuffer> take(Duration limit) throws MirrorFailure, InterruptedException {
        Arrival arrival = arrivals.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (arrival == null) {
            throw new MirrorFailure("sent nothing for " + seconds(limit) + " s", Next.TRY_AGAIN);
        }
        if (arrival == CANCELLED) {
            throw new InterruptedException("cancelled");
        }
        Throwable broken = arrival.broken();
        if (broken != null) {
            throw new MirrorFailure("broke the connection off (" + broken.getMessage() + ")", Next.TRY_AGAIN);
        }
        if (arrival.last()) {
            return null;
        }
        subscribed.join().request(1);
        return arrival.bytes();
    }

    /** Ends a wait of another thread. */
    void cancel() {
        arrivals.add(CANCELLED);
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0
                ? String.valueOf(limit.toSeconds())
                : String.valueOf(limit.toMillis() / 1000.0);
    }

    /** Gives the connection up when bytes are still to come. */
    @Override
    public void close() {
        subscribed.thenAccept(Flow.Subscription::cancel);
    }
}
