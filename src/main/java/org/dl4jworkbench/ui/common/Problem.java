package org.dl4jworkbench.ui.common;

import java.util.Locale;
import org.dl4jworkbench.model.WorkbenchException;

/** Puts a failure into the words of the screen. */
public final class Problem {
    private Problem() {}

    /** What is wrong, as a sentence that starts with a capital. */
    public static String what(Throwable problem) {
        if (problem instanceof WorkbenchException known) {
            return capitalised(known.what());
        }
        String message = problem.getMessage();
        String name = problem.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }

    /** What, where and what to do in one text. */
    public static String whole(Throwable problem) {
        if (!(problem instanceof WorkbenchException known)) {
            return what(problem);
        }
        StringBuilder text = new StringBuilder(what(known));
        if (!known.where().isEmpty()) {
            text.append('\n').append(known.where());
        }
        if (!known.remedy().isEmpty()) {
            text.append('\n').append(known.remedy());
        }
        return text.toString();
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
