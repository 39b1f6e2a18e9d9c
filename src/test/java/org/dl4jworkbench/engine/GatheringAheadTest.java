package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** Batches of one number, that of the batch; the clock goes on only while one is gathered. */
class GatheringAheadTest {
    private static final long CHEAP = 100;
    private static final long DEAR = 1_000_000;

    private final ExecutorService background = Executors.newSingleThreadExecutor(task -> new Thread(task, "behind"));
    private final Thread asking = Thread.currentThread();
    private final AtomicLong clock = new AtomicLong();
    private final Map<Integer, String> threads = new ConcurrentHashMap<>();
    private final Map<Integer, Batches.Batch> places = new TreeMap<>();

    @AfterEach
    void end() {
        background.shutdown();
    }

    private class Numbers implements GatheringAhead.Source {
        private final long nanos;

        Numbers(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public Batches.Batch arrays(int number, int place) {
            return places.computeIfAbsent(
                    place, first -> new Batches.Batch(Nd4j.createFromArray(-1f), Nd4j.createFromArray(-1f)));
        }

        @Override
        public void fill(int number, Batches.Batch batch) {
            batch.features().putScalar(0, number);
            threads.put(number, Thread.currentThread().getName());
            clock.addAndGet(nanos);
        }

        @Override
        public void finish(Batches.Batch batch) {
            assertThat(Thread.currentThread()).isSameAs(asking);
            batch.labels().assign(batch.features());
        }
    }

    private GatheringAhead gathering() {
        return new GatheringAhead(background, clock::get);
    }

    /** Of what was filled and then finished. */
    private static int value(Batches.Batch batch) {
        return batch.labels().getInt(0);
    }

    @Test
    void dearBatchesAreGatheredBehindAndComeInOrder() {
        GatheringAhead gathering = gathering();
        for (int epoch = 0; epoch < 3; epoch++) {
            gathering.begin(2, 40, new Numbers(DEAR));
            for (int number = 2; number < 40; number++) {
                assertThat(value(gathering.next())).isEqualTo(number);
            }
        }
        assertThat(threads.remove(2)).as("nobody was ahead").isNotEqualTo("behind");
        assertThat(threads.values()).containsOnly("behind");
        assertThat(places).as("one in use, one being filled").hasSize(2);
    }

    @Test
    void cheapBatchesAreGatheredByTheOneWhoAsks() {
        GatheringAhead gathering = gathering();
        gathering.begin(0, 500, new Numbers(CHEAP));
        for (int number = 0; number < 500; number++) {
            assertThat(value(gathering.next())).isEqualTo(number);
        }
        assertThat(threads.values()).doesNotContain("behind");
    }

    @Test
    void smallBatchesAreHandedOverManyAtATime() {
        GatheringAhead gathering = gathering();
        gathering.begin(0, 500, new Numbers(10_000));
        for (int number = 0; number < 497; number++) {
            Batches.Batch batch = gathering.next();
            assertThat(value(batch)).isEqualTo(number);
        }
        assertThat(threads.get(20)).isEqualTo("behind");
        assertThat(places).as("twenty of 10 µs, twice").hasSize(40);
    }

    @Test
    void aBatchInUseIsNotOverwritten() throws InterruptedException {
        GatheringAhead gathering = gathering();
        CountDownLatch third = new CountDownLatch(3);
        gathering.begin(0, 10, new Numbers(DEAR) {
            @Override
            public void fill(int number, Batches.Batch batch) {
                super.fill(number, batch);
                third.countDown();
            }
        });
        gathering.next();
        Batches.Batch inUse = gathering.next();

        assertThat(third.await(10, TimeUnit.SECONDS))
                .as("the one after it is there")
                .isTrue();
        assertThat(value(inUse)).isEqualTo(1);
    }

    @Test
    void whatFailsBehindIsThrownWhereTheBatchIsAskedFor() {
        GatheringAhead gathering = gathering();
        gathering.begin(0, 10, new Numbers(DEAR) {
            @Override
            public void fill(int number, Batches.Batch batch) {
                if (number == 3) {
                    throw new BadDataException("is damaged", "picture 3", "Take it out");
                }
                super.fill(number, batch);
            }
        });
        List<Integer> before = List.of(value(gathering.next()), value(gathering.next()), value(gathering.next()));

        assertThat(before).containsExactly(0, 1, 2);
        assertThatThrownBy(gathering::next).isInstanceOf(BadDataException.class).hasMessageContaining("picture 3");
    }

    @Test
    void aBeginningGivesUpWhatWasBegunBefore() {
        GatheringAhead gathering = gathering();
        gathering.begin(0, 10, new Numbers(DEAR));
        gathering.next();

        gathering.begin(5, 7, new Numbers(DEAR));

        assertThat(List.of(value(gathering.next()), value(gathering.next()))).containsExactly(5, 6);
        assertThatThrownBy(gathering::next).isInstanceOf(IllegalStateException.class);
    }
}
