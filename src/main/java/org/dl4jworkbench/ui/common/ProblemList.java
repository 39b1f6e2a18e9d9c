package org.dl4jworkbench.ui.common;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The place of a page where its errors show; takes no room while there are none. */
public final class ProblemList extends VBox {
    public ProblemList() {
        getStyleClass().add("problems");
        setSpacing(8);
        show(List.of());
    }

    /** Replaces what is shown. */
    public void show(List<? extends Throwable> problems) {
        getChildren().setAll(problems.stream().map(ErrorCard::new).toList());
        setVisible(!problems.isEmpty());
        setManaged(!problems.isEmpty());
    }

    /** Replaces what is shown; null stands for no problem. */
    public void show(@Nullable Throwable... problems) {
        show(Arrays.stream(problems)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
    }
}
