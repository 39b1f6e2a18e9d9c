package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void aPictureHasHeightWidthAndChannels() {
        Shape shape = Shape.picture(28, 32, 3);

        assertThat(shape.size()).isEqualTo(2688);
        assertThat(shape.isPicture()).isTrue();
        assertThat(shape).hasToString("28×32×3");
    }

    @Test
    void aVectorIsNoPicture() {
        assertThat(Shape.vector(784).isPicture()).isFalse();
        assertThat(Shape.vector(784)).hasToString("784");
    }

    @Test
    void sizesBeyondAnIntAreCounted() {
        assertThat(Shape.picture(100_000, 100_000, 3).size()).isEqualTo(30_000_000_000L);
    }

    @Test
    void otherNumbersOfDimensionsAndEmptyOnesAreRefused() {
        assertThatThrownBy(() -> Shape.of(List.of(28, 28))).isInstanceOf(BadSpecException.class);
        assertThatThrownBy(() -> Shape.of(List.of())).isInstanceOf(BadSpecException.class);
        assertThatThrownBy(() -> Shape.of(List.of(28, 0, 1))).isInstanceOf(BadSpecException.class);
    }
}
