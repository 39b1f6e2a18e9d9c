package org.dl4jworkbench.ui.common;

import org.dl4jworkbench.model.RunStatus;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** How the status of a run looks, the same on every page: an icon, a word, and a colour that is never the only sign. */
public enum StatusLook {
    STARTING("starting", MaterialDesignP.PROGRESS_CLOCK, "busy"),
    RUNNING("training", MaterialDesignP.PLAY_CIRCLE, "busy"),
    PAUSED("paused", MaterialDesignP.PAUSE_CIRCLE_OUTLINE, "busy"),
    FINISHED("finished", MaterialDesignC.CHECK, "good"),
    STOPPED("stopped", MaterialDesignS.STOP_CIRCLE_OUTLINE, "quiet"),
    FAILED("failed", MaterialDesignC.CLOSE_CIRCLE_OUTLINE, "bad");

    private final String word;
    private final Ikon icon;
    private final String styleClass;

    StatusLook(String word, Ikon icon, String styleClass) {
        this.word = word;
        this.icon = icon;
        this.styleClass = styleClass;
    }

    public static StatusLook of(RunStatus status) {
        return valueOf(status.name());
    }

    public String word() {
        return word;
    }

    /** A new icon in the status's colour. */
    public FontIcon icon() {
        FontIcon node = new FontIcon(icon);
        node.getStyleClass().addAll("status-icon", styleClass);
        return node;
    }

    /** The style class of the colour: {@code good}, {@code bad}, {@code busy} or {@code quiet}. */
    public String styleClass() {
        return styleClass;
    }
}
