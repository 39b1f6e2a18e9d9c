package org.dl4jworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GivenBackTest {
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final AtomicInteger collections = new AtomicInteger();
    private final GivenBack memory = new GivenBack(later::add, collections::incrementAndGet);

    @Test
    void severalThingsThatAreLetGoInTheMeantimeCauseOneCollection() {
        memory.letGo();
        memory.letGo();
        assertThat(collections).hasValue(0);

        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(collections).hasValue(1);
    }

    @Test
    void whatIsLetGoAfterACollectionCausesAnother() {
        memory.letGo();
        later.remove().run();

        memory.letGo();
        later.remove().run();

        assertThat(collections).hasValue(2);
    }
}
