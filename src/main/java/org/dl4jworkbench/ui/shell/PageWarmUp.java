package org.dl4jworkbench.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.dl4jworkbench.ui.common.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the pages that are not in view, one at a time in the first idle moments of the window. Loading a page's file, its
 * classes and its styles for the first time takes tenths of a second, which a user who goes there during a training would
 * see as a stall.
 */
final class PageWarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(PageWarmUp.class);
    private static final Duration BREATH = Duration.millis(120);

    private final Deque<Supplier<? extends Page>> left;
    private final List<String> styleSheets;
    private final PauseTransition pause = new PauseTransition(BREATH);

    /**
     * @param styleSheets of the window, so that the pages are styled as they will be
     */
    PageWarmUp(List<Supplier<? extends Page>> pages, List<String> styleSheets) {
        left = new ArrayDeque<>(pages);
        this.styleSheets = styleSheets;
        pause.setOnFinished(event -> next());
    }

    void start() {
        pause.play();
    }

    void stop() {
        pause.stop();
        left.clear();
    }

    private void next() {
        Supplier<? extends Page> page = left.poll();
        if (page == null) {
            return;
        }
        long start = System.nanoTime();
        Parent root = page.get().root();
        // A page that the user has reached meanwhile has its styles.
        if (root.getScene() == null) {
            StackPane holder = new StackPane(root);
            Scene scene = new Scene(holder, 1200, 800);
            scene.getStylesheets().setAll(styleSheets);
            holder.applyCss();
            holder.layout();
            if (holder.lookup(".tab-pane") instanceof TabPane tabs) {
                lookAtTabs(holder, tabs);
            }
            holder.getChildren().clear();
        }
        LOG.debug("{} made in {} ms", page.get().getClass().getSimpleName(), (System.nanoTime() - start) / 1_000_000);
        pause.playFromStart();
    }

    /** What is behind the front tab is styled only when it comes to the front. */
    private static void lookAtTabs(Parent holder, TabPane tabs) {
        int front = tabs.getSelectionModel().getSelectedIndex();
        for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
            tabs.getSelectionModel().select(tab);
            holder.applyCss();
            holder.layout();
        }
        tabs.getSelectionModel().select(front);
    }
}
