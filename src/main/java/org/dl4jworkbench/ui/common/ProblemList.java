package org.dl4jworkbench.ui.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/** The place of a page where its errors show; takes no room while there are none. */
public final class ProblemList extends VBox {
    private static final int MOST = 3;

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

    /** The first problems of many of a kind, and how many more there are: a page is for its content. */
    public static List<WorkbenchException> few(List<WorkbenchException> all) {
        if (all.size() <= MOST) {
            return all;
        }
        List<WorkbenchException> few = new ArrayList<>(all.subList(0, MOST));
        few.add(new RunFolderException(
                (all.size() - MOST) + " more files cannot be read", "", "workbench runs names them all"));
        return few;
    }

    /** Replaces what is shown; null stands for no problem. */
    public void show(@Nullable Throwable... problems) {
        show(Arrays.stream(problems)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
    }
}
