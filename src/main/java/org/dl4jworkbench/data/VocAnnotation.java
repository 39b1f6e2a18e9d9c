package org.dl4jworkbench.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * One file of annotations in the XML of the Pascal VOC challenges (Everingham and others, "The PASCAL Visual Object Classes Challenge"):
 * a picture's name, its size, and a name and a box for each object. Files come from anywhere, so a document type, which could name
 * other files or unfold to gigabytes, is refused, and what is read is bounded.
 *
 * @param fileName the picture's name; empty where none is given
 * @param size the picture's size, or null where none is given
 * @param sha256 of the file, bytes
 */
record VocAnnotation(String fileName, ImageIoDecoder.@Nullable Header size, List<Thing> objects, byte[] sha256) {
    private static final int LARGEST = 4 << 20;
    private static final int LONGEST_TEXT = 4096;
    private static final int DEEPEST = 32;
    private static final String FIX = "Fix the file, or take it out";
    private static final List<String> EDGES = List.of("xmin", "ymin", "xmax", "ymax");

    /**
     * An object as the file states it.
     *
     * @param place the file and the line where it begins
     * @param edges xmin, ymin, xmax, ymax
     */
    record Thing(String place, String label, double[] edges) {}

    /** Reads a file whole. */
    static VocAnnotation read(DataFile file) {
        byte[] content = content(file);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // The JDK's prints what it throws besides, unless somebody listens.
        factory.setXMLReporter((message, type, information, place) -> {});
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                return new Parser(file.location(), xml)
                        .parse(PictureLoading.sha256().digest(content));
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            String reason = String.valueOf(e.getMessage())
                    .replaceAll("(?s)^ParseError at .*Message: ", "")
                    .strip();
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new BadDataException("is not sound XML (" + reason + ")", file.location() + ", line " + line, FIX, e);
        }
    }

    private static byte[] content(DataFile file) {
        try (InputStream in = file.content().open()) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new BadDataException(
                        "is larger than " + Numbers.bytes(LARGEST),
                        file.location(),
                        "No annotation of a picture is; " + FIX);
            }
            return content;
        } catch (IOException e) {
            throw Found.unreadable(file.location(), e);
        }
    }

    /** Follows the path of elements: an object's parts have names and boxes, too, and are passed over. */
    private static final class Parser {
        private static final String OBJECT = "/annotation/object";

        private final String location;
        private final XMLStreamReader xml;
        private final List<Thing> objects = new ArrayList<>();
        private final Map<String, String> texts = new HashMap<>();
        private final StringBuilder text = new StringBuilder();
        private String path = "";
        private int objectLine;

        Parser(String location, XMLStreamReader xml) {
            this.location = location;
            this.xml = xml;
        }

        VocAnnotation parse(byte[] sha256) throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw problem("has a document type, which annotations do without");
                    case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
                            throw problem("has a text of more than " + LONGEST_TEXT + " characters");
                        }
                        text.append(xml.getText());
                    }
                    case XMLStreamConstants.END_ELEMENT -> end();
                    default -> {
                        // Comments and the like say nothing.
                    }
                }
            }
            String width = texts.getOrDefault("/annotation/size/width", "0");
            String height = texts.getOrDefault("/annotation/size/height", "0");
            int columns = (int) number("width", width, location);
            int rows = (int) number("height", height, location);
            return new VocAnnotation(
                    texts.getOrDefault("/annotation/filename", ""),
                    columns < 1 || rows < 1 ? null : new ImageIoDecoder.Header(rows, columns),
                    List.copyOf(objects),
                    sha256);
        }

        private void start(String name) {
            path += "/" + name;
            text.setLength(0);
            if (path.indexOf('/', 1) < 0 && !path.equals("/annotation")) {
                throw problem("is not an annotation of Pascal VOC: it begins with <" + name + ">, not <annotation>");
            }
            if (path.chars().filter(c -> c == '/').count() > DEEPEST) {
                throw problem("has more than " + DEEPEST + " elements in each other");
            }
            if (path.equals(OBJECT)) {
                objectLine = xml.getLocation().getLineNumber();
            }
        }

        private void end() {
            if (path.equals(OBJECT)) {
                objects.add(object());
                texts.keySet().removeIf(key -> key.startsWith(OBJECT + "/"));
            } else {
                texts.putIfAbsent(path, text.toString().strip());
            }
            text.setLength(0);
            path = path.substring(0, path.lastIndexOf('/'));
        }

        private Thing object() {
            String place = location + ", line " + objectLine;
            String label = texts.getOrDefault(OBJECT + "/name", "");
            if (label.isEmpty()) {
                throw new BadDataException("the object has no name", place, FIX);
            }
            double[] edges = EDGES.stream()
                    .mapToDouble(edge -> number(edge, texts.getOrDefault(OBJECT + "/bndbox/" + edge, ""), place))
                    .toArray();
            return new Thing(place, label, edges);
        }

        private static double number(String name, String text, String place) {
            try {
                double value = Double.parseDouble(text);
                if (Math.abs(value) <= PicturesWithBoxes.LARGEST_SIDE) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw new BadDataException(wrong(name, text), place, FIX, e);
            }
            throw new BadDataException(wrong(name, text), place, FIX);
        }

        private static String wrong(String name, String text) {
            return text.isEmpty()
                    ? name + " is missing"
                    : name + " is \"" + text + "\", not a number of pixels of at most "
                            + PicturesWithBoxes.LARGEST_SIDE;
        }

        private BadDataException problem(String what) {
            return new BadDataException(
                    what, location + ", line " + xml.getLocation().getLineNumber(), FIX);
        }
    }
}
