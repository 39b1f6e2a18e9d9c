package org.dl4jworkbench.data;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Work on numbered things by all cores. Of several failures the one of the lowest number is thrown, as in a plain loop. */
final class InParallel {
    private InParallel() {}

    static void forEach(int count, IntConsumer work) {
        AtomicReferenceArray<RuntimeException> failures = new AtomicReferenceArray<>(count);
        AtomicInteger lowest = new AtomicInteger(count);
        IntStream.range(0, count).parallel().forEach(index -> {
            if (index > lowest.get()) {
                return;
            }
            try {
                work.accept(index);
            } catch (RuntimeException e) {
                failures.set(index, e);
                lowest.accumulateAndGet(index, Math::min);
            }
        });
        if (lowest.get() < count) {
            throw failures.get(lowest.get());
        }
    }
}
