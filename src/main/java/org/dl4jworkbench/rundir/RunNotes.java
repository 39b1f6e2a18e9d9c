package org.dl4jworkbench.rundir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Defaulted;
import org.jspecify.annotations.Nullable;

/**
 * What the user says of a run: {@code notes.json} in its folder, beside the record, which only the engine writes while it is at work.
 *
 * @param star whether it is one of the chosen ones
 * @param tags short words, each once, in the order in which they were given
 * @param note free text, empty for none
 * @param archived whether lists leave it out unless asked for
 * @param colour of its curves beside other runs: the index of a palette colour, such as {@code 3}, or {@code #1f77b4}; null for any
 */
public record RunNotes(
        @Defaulted boolean star,
        @Defaulted List<String> tags,
        @Defaulted String note,
        @Defaulted boolean archived,
        @Nullable String colour) {
    /** Nothing said. */
    public static final RunNotes NONE = new RunNotes(false, List.of(), "", false, null);

    private static final Pattern COLOUR = Pattern.compile("\\d{1,3}|#[0-9a-f]{6}");
    private static final int LONGEST_TAG = 40;

    public RunNotes {
        // What a file leaves out arrives as null.
        tags = tags == null ? List.of() : List.copyOf(new LinkedHashSet<>(tags));
        note = note == null ? "" : note;
        tags.forEach(RunNotes::tag);
        colour = colour == null ? null : colour.toLowerCase(Locale.ROOT);
        if (colour != null && !COLOUR.matcher(colour).matches()) {
            throw new BadSpecException(
                    "\"" + colour + "\" is no colour", "colour", "Write the number of a palette colour or #rrggbb");
        }
    }

    /** A tag as it is kept: without space around it; refuses what a query could not name. */
    public static String tag(String text) {
        String tag = text.strip();
        if (tag.isEmpty() || tag.length() > LONGEST_TAG || tag.chars().anyMatch(c -> c == '"' || c < ' ')) {
            throw new BadSpecException(
                    "\"" + text + "\" is no tag", "tags", "Write 1 to " + LONGEST_TAG + " characters without quotes");
        }
        return tag;
    }

    public RunNotes withStar(boolean other) {
        return new RunNotes(other, tags, note, archived, colour);
    }

    public RunNotes withTags(List<String> other) {
        return new RunNotes(star, other, note, archived, colour);
    }

    /** With one tag more, at the end. */
    public RunNotes tagged(String text) {
        Set<String> more = new LinkedHashSet<>(tags);
        more.add(tag(text));
        return withTags(List.copyOf(more));
    }

    /** Without a tag. */
    public RunNotes untagged(String text) {
        List<String> fewer = new ArrayList<>(tags);
        fewer.remove(text);
        return withTags(fewer);
    }

    public RunNotes withNote(String other) {
        return new RunNotes(star, tags, other, archived, colour);
    }

    public RunNotes withArchived(boolean other) {
        return new RunNotes(star, tags, note, other, colour);
    }

    public RunNotes withColour(@Nullable String other) {
        return new RunNotes(star, tags, note, archived, other);
    }
}
