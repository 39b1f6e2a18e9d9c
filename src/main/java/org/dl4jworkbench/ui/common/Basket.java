package org.dl4jworkbench.ui.common;

import java.time.Instant;
import java.util.function.Supplier;
import org.dl4jworkbench.lab.writeup.Origin;
import org.dl4jworkbench.lab.writeup.WriteUp;
import org.dl4jworkbench.ui.chart.Pinning;

/**
 * The way from a page to the write-up.
 *
 * @param origin what the page shows at the moment; asked on the JavaFX thread
 * @param show leads to the write-up's page
 */
public record Basket(WriteUp writeUp, Supplier<Origin> origin, Runnable show) {
    /** Of a page whose figures are of no single run. */
    public Basket(WriteUp writeUp, Navigator navigator) {
        this(writeUp, () -> Origin.NONE, navigator::showWriteUp);
    }

    public Pinning pinning() {
        Origin now = origin.get();
        return exhibit -> writeUp.pin(exhibit, now, Instant.now());
    }
}
