package org.dl4jworkbench.ui.writeup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.chart.SampleFigures;
import org.dl4jworkbench.lab.writeup.Origin;
import org.dl4jworkbench.lab.writeup.Pin;
import org.dl4jworkbench.lab.writeup.Skeleton;
import org.dl4jworkbench.lab.writeup.WriteUp;
import org.dl4jworkbench.ui.common.Background;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteUpModelTest {
    @TempDir
    Path folder;

    private WriteUp writeUp;
    private WriteUpModel model;

    @BeforeEach
    void pinTwo() {
        writeUp = new WriteUp(folder.resolve("write-up"));
        model = new WriteUpModel(writeUp, Background.inPlace());
        assertThat(model.loadedProperty().get()).isFalse();
        for (int i = 0; i < 2; i++) {
            writeUp.pin(SampleFigures.lossFigure(5), Origin.NONE, Instant.EPOCH);
        }
        model.refresh();
    }

    private Pin pin(int index) {
        return model.pinsProperty().get().get(index);
    }

    @Test
    void whatIsOnTheDiskIsShown() {
        assertThat(model.loadedProperty().get()).isTrue();
        assertThat(model.pinsProperty().get()).isEqualTo(writeUp.pins()).hasSize(2);
    }

    @Test
    void movingAndRenamingGoToTheDisk() {
        Pin second = pin(1);

        model.move(second, -1);
        model.setCaption(pin(0), "The loss");

        assertThat(pin(0).name()).isEqualTo(second.name());
        assertThat(new WriteUp(writeUp.folder()).pins())
                .isEqualTo(model.pinsProperty().get());
        assertThat(pin(0).caption()).isEqualTo("The loss");
    }

    @Test
    void removingCanBeUndone() {
        List<Pin> before = model.pinsProperty().get();
        List<Runnable> undo = new ArrayList<>();

        model.remove(pin(0), undo::add);
        assertThat(model.pinsProperty().get()).containsExactly(before.get(1));
        undo.get(0).run();

        assertThat(model.pinsProperty().get()).isEqualTo(before);
    }

    @Test
    void aSkeletonIsWrittenOfWhatIsShown() {
        List<Path> written = new ArrayList<>();

        model.save(Skeleton.MARKDOWN, folder, written::add);

        assertThat(written).containsExactly(folder.resolve("write-up.md"));
    }

    @Test
    void whatGoesWrongIsShownAndGoesWithTheNextGoodReading() throws IOException {
        Path record = pin(0).folder().resolve("pin.json");
        byte[] good = Files.readAllBytes(record);
        Files.writeString(record, "{");

        model.refresh();
        assertThat(model.problemProperty().get()).hasMessageContaining("pin.json");
        Files.write(record, good);
        model.refresh();

        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.pinsProperty().get()).hasSize(2);
    }
}
