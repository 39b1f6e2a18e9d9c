package org.dl4jworkbench.lab.writeup;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.FigureFiles;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.model.ExportException;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.rundir.RecordFile;

/**
 * The write-up basket on the disk: a folder {@code NNN-<base name>} for each pin, {@code order.json} with the order of the folders'
 * names, and {@code removed/} with what was taken out. All methods read or write files, so they are not for the JavaFX thread; several
 * threads may use one object.
 */
public final class WriteUp {
    private static final String RECORD = "pin.json";
    private static final String REMOVED = "removed";
    /** Begins the name of a folder that is being written; one that a killed workbench left is never taken for a pin. */
    private static final String ASIDE = ".pin-";

    private final Path folder;

    public WriteUp(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /**
     * Adds an exhibit at the end, in every format that suits it. A pin is made whole or not at all: it is written aside, its folder gets
     * its name when all is in it.
     */
    public synchronized Pin pin(Exhibit exhibit, Origin origin, Instant now) {
        String base = FigureFiles.baseName(exhibit);
        try {
            Files.createDirectories(folder);
            Path aside = Files.createDirectory(folder.resolve(ASIDE + UUID.randomUUID()));
            try {
                // Whoever is not named in the order stands at the end.
                return named(written(exhibit, base, origin, now, aside), base, aside);
            } finally {
                delete(aside);
            }
        } catch (IOException e) {
            throw problem(folder, "cannot be written", e);
        }
    }

    private static Pin.Content written(Exhibit exhibit, String base, Origin origin, Instant now, Path aside)
            throws IOException {
        List<String> endings = new ArrayList<>();
        for (Format format : Format.values()) {
            if (format.suits(exhibit)) {
                FigureFiles.write(exhibit, aside.resolve(base + "." + format.extension()));
                endings.add(format.extension());
            }
        }
        Pin.Content content =
                new Pin.Content(exhibit.title(), exhibit.title(), base, List.copyOf(endings), origin, now);
        write(new Pin(aside, content));
        return content;
    }

    /** Gives the folder aside the next free number. */
    private Pin named(Pin.Content content, String base, Path aside) throws IOException {
        int highest = 0;
        for (Path place : List.of(folder, folder.resolve(REMOVED))) {
            for (String name : folders(place)) {
                highest = Math.max(highest, Integer.parseInt(name.substring(0, name.indexOf('-'))));
            }
        }
        Path place;
        do {
            place = folder.resolve(String.format(Locale.ROOT, "%03d-%s", ++highest, base));
        } while (!moved(aside, place));
        return new Pin(place, content);
    }

    /** False where the name is taken: another workbench may pin at the same moment. */
    private static boolean moved(Path aside, Path place) throws IOException {
        if (Files.exists(place)) {
            return false;
        }
        try {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return false;
        }
    }

    /** What is left of a pin that could not be made; its files are of no use to anyone. */
    private static void delete(Path aside) throws IOException {
        if (Files.exists(aside)) {
            try (Stream<Path> files = Files.list(aside)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(aside);
        }
    }

    /**
     * What is pinned.
     *
     * @param pins in the order of the text
     * @param problems what is wrong with the records of others, which are left out, or with the order; each names its file
     */
    public record Found(List<Pin> pins, List<WorkbenchException> problems) {
        public Found {
            pins = List.copyOf(pins);
            problems = List.copyOf(problems);
        }
    }

    /** All pins that can be read, in the order of the text. */
    public List<Pin> pins() {
        return find().pins();
    }

    /** All pins in the order of the text, with what is wrong with others. */
    public synchronized Found find() {
        List<WorkbenchException> problems = new ArrayList<>();
        List<Pin> pins = new ArrayList<>();
        for (String name : names(problems)) {
            Path record = folder.resolve(name).resolve(RECORD);
            try {
                Pin.Content content = RecordFile.json(
                        record,
                        Pin.Content.class,
                        RecordFile.USUAL,
                        "Restore the file, or delete its folder",
                        ExportException::new);
                pins.add(new Pin(folder.resolve(name), content));
            } catch (ExportException e) {
                problems.add(e);
            }
        }
        return new Found(pins, problems);
    }

    /** The pins' folders: first those that the order names, then new ones by number. */
    private List<String> names() {
        return names(new ArrayList<>());
    }

    /** @param problems gets what is wrong with the order, which is then that of the numbers until the next change */
    private List<String> names(List<WorkbenchException> problems) {
        List<String> present = folders(folder).stream()
                .filter(name -> Files.exists(folder.resolve(name).resolve(RECORD)))
                .toList();
        List<String> names = new ArrayList<>(readOrder(problems));
        names.retainAll(present);
        present.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    private static List<String> folders(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(place)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.matches("\\d{3,6}-.+"))
                    .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.substring(0, name.indexOf('-')))))
                    .toList();
        } catch (IOException e) {
            throw problem(place, "cannot be listed", e);
        }
    }

    private Path order() {
        return folder.resolve("order.json");
    }

    private List<String> readOrder(List<WorkbenchException> problems) {
        if (!Files.exists(order())) {
            return List.of();
        }
        try {
            String[] names = RecordFile.json(
                    order(),
                    String[].class,
                    RecordFile.USUAL,
                    "The pins are in the order they were made in; their next change writes the file anew",
                    ExportException::new);
            return Stream.of(names).filter(Objects::nonNull).distinct().toList();
        } catch (ExportException e) {
            problems.add(e);
            return List.of();
        }
    }

    private void writeOrder(List<String> names) throws IOException {
        AtomicFiles.write(order(), out -> out.write(Json.MAPPER.writeValueAsBytes(names)));
    }

    private static void write(Pin pin) throws IOException {
        AtomicFiles.write(pin.folder().resolve(RECORD), out -> out.write(Json.MAPPER.writeValueAsBytes(pin.content())));
    }

    /** Gives a pin another caption. */
    public synchronized Pin withCaption(Pin pin, String caption) {
        Pin.Content old = pin.content();
        Pin changed = new Pin(
                pin.folder(),
                new Pin.Content(
                        old.title(), caption.strip(), old.baseName(), old.endings(), old.origin(), old.pinned()));
        try {
            write(changed);
        } catch (IOException e) {
            throw problem(pin.folder(), "cannot be written", e);
        }
        return changed;
    }

    /**
     * Moves a pin in the order; not beyond its ends.
     *
     * @param by places, towards the end where positive
     */
    public synchronized void move(Pin pin, int by) {
        List<String> names = new ArrayList<>(names());
        int from = names.indexOf(pin.name());
        if (from < 0) {
            return;
        }
        names.remove(from);
        names.add(Math.max(0, Math.min(names.size(), from + by)), pin.name());
        try {
            writeOrder(names);
        } catch (IOException e) {
            throw problem(order(), "cannot be written", e);
        }
    }

    /**
     * Takes a pin out; its files go to {@code removed/}.
     *
     * @return its place in the order, for {@link #putBack}
     */
    public synchronized int remove(Pin pin) {
        List<String> names = new ArrayList<>(names());
        int place = names.indexOf(pin.name());
        names.remove(pin.name());
        try {
            Files.createDirectories(folder.resolve(REMOVED));
            Files.move(pin.folder(), folder.resolve(REMOVED).resolve(pin.name()), StandardCopyOption.ATOMIC_MOVE);
            writeOrder(names);
        } catch (IOException e) {
            throw problem(pin.folder(), "cannot be removed", e);
        }
        return Math.max(0, place);
    }

    /** Undoes {@link #remove}. */
    public synchronized void putBack(Pin pin, int place) {
        List<String> names = new ArrayList<>(names());
        try {
            Files.move(folder.resolve(REMOVED).resolve(pin.name()), pin.folder(), StandardCopyOption.ATOMIC_MOVE);
            names.add(Math.min(place, names.size()), pin.name());
            writeOrder(names);
        } catch (IOException e) {
            throw problem(pin.folder(), "cannot be put back", e);
        }
    }

    private static ExportException problem(Path where, String what, IOException cause) {
        return new ExportException(
                what + " (" + cause + ")", where.toString(), "Check the rights and the room on the disk", cause);
    }
}
