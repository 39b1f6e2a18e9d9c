package org.dl4jworkbench.lab;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reaches every field of a {@link RunSpec} by its path: {@code training.learningRate}, {@code network.layers[0].units}. The
 * form and {@code --set} are the same use case, so their errors are the same.
 */
public final class SpecPaths {
    private static final Pattern STEP = Pattern.compile("[.\\[]");

    /** A path that means every part of a type: list, type, field. */
    private static final Pattern EVERY = Pattern.compile("(.+)\\[([a-z][a-z-]+)]\\.(.+)");

    private static final String LIST = "[{type: …, …}, …]";

    private SpecPaths() {}

    /**
     * A field and the value that it is to have.
     *
     * @param path of a field, or of a whole list; {@code [convolution]} instead of a number means every part of that type
     * @param value as text; empty or {@code null} leaves an optional field out; a list is written as in YAML or JSON
     */
    public record Change(String path, String value) {
        /** Reads {@code path=value}. */
        public static Change parse(String assignment) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new BadSpecException(
                        "\"" + assignment + "\" is not path=value", "--set", "Write for example training.epochs=3");
            }
            return new Change(
                    assignment.substring(0, equals).strip(),
                    assignment.substring(equals + 1).strip());
        }

        /**
         * A change to a value as a YAML file holds it.
         *
         * @param value a text, number or truth value; null leaves an optional field out; or a list such as preprocessing steps
         */
        public static Change of(String path, @Nullable Object value) {
            if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
                try {
                    return new Change(path, Json.MAPPER.writeValueAsString(value));
                } catch (JsonProcessingException e) {
                    throw new BadSpecException("cannot be read (" + e.getOriginalMessage() + ")", path, "", e);
                }
            }
            return new Change(path, value == null ? "" : String.valueOf(value));
        }
    }

    /** The spec with one field changed, from {@code path=value}. */
    public static RunSpec set(RunSpec spec, String assignment) {
        return set(spec, List.of(Change.parse(assignment)));
    }

    /** The spec with one field changed, see {@link Change}. */
    public static RunSpec set(RunSpec spec, String path, String value) {
        return set(spec, List.of(new Change(path, value)));
    }

    /**
     * The spec with several fields changed. Whether it makes sense is checked once, with all of them in place: so no order of changes
     * that fit together is refused because of what it comes to halfway. Of two changes of one field the last one counts.
     */
    public static RunSpec set(RunSpec spec, List<Change> changes) {
        if (changes.isEmpty()) {
            return spec;
        }
        try {
            return read(changed(spec, changes));
        } catch (JsonProcessingException e) {
            List<Change> atFault = atFault(spec, changes);
            String paths = atFault.stream().map(Change::path).distinct().collect(Collectors.joining(", "));
            if (e instanceof JsonMappingException && e.getCause() instanceof BadSpecException bad) {
                throw new BadSpecException(bad.what(), paths, bad.remedy(), e);
            }
            String values = atFault.stream()
                    .map(change -> "\"" + change.value() + "\"")
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw new BadSpecException(
                    values + (atFault.size() == 1 ? " does" : " do") + " not fit (" + e.getOriginalMessage() + ")",
                    paths,
                    "",
                    e);
        }
    }

    /** The changes without any one of which the others fit; all, where there is none such. */
    private static List<Change> atFault(RunSpec spec, List<Change> changes) {
        List<Change> atFault = new ArrayList<>();
        for (int i = 0; i < changes.size() && changes.size() > 1; i++) {
            List<Change> others = new ArrayList<>(changes);
            others.remove(i);
            try {
                read(changed(spec, others));
                atFault.add(changes.get(i));
            } catch (JsonProcessingException | BadSpecException e) {
                // Not this one alone, then.
                continue;
            }
        }
        return atFault.isEmpty() ? changes : atFault;
    }

    private static ObjectNode changed(RunSpec spec, List<Change> changes) {
        ObjectNode tree = Json.MAPPER.valueToTree(spec);
        for (Change change : changes) {
            Matcher every = EVERY.matcher(change.path());
            if (every.matches()) {
                putEvery(tree, every, change.value());
            } else {
                putOne(tree, change.path(), change.value());
            }
        }
        return tree;
    }

    private static void putEvery(ObjectNode tree, Matcher every, String value) {
        String list = every.group(1);
        JsonNode parts = tree;
        for (String step : steps(list)) {
            parts = parts.path(step);
        }
        boolean found = false;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).path("type").asText().equals(every.group(2))) {
                found = true;
                putOne(tree, list + "[" + i + "]." + every.group(3), value);
            }
        }
        if (!found) {
            Set<String> types = new LinkedHashSet<>();
            parts.forEach(part -> types.add(part.path("type").asText()));
            throw new BadSpecException(
                    "there is no part of the type \"" + every.group(2) + "\" in " + list,
                    list,
                    types.isEmpty() ? "" : "Types there: " + String.join(", ", types));
        }
    }

    private static void putOne(ObjectNode tree, String path, String value) {
        List<String> steps = steps(path);
        JsonNode parent = tree;
        Class<?> type = RunSpec.class;
        StringBuilder walked = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            String step = steps.get(i);
            if (parent instanceof ArrayNode array) {
                parent = element(array, step, walked.toString());
                type = partType(type, parent);
                walked.append('[').append(step).append(']');
                if (last) {
                    throw notAField(walked.toString(), type);
                }
                continue;
            }
            RecordComponent component = component(type, step).orElseThrow(unknown(path, walked.toString(), type));
            if (!walked.isEmpty()) {
                walked.append('.');
            }
            walked.append(step);
            if (last && isListOfNumbers(component)) {
                putNumbers((ObjectNode) parent, component, value, path);
            } else if (last && isList(component)) {
                putList((ObjectNode) parent, component, value, path);
            } else if (last) {
                if (component.getType().isRecord() && !isText(component.getType())) {
                    throw notAField(walked.toString(), component.getType());
                }
                put((ObjectNode) parent, component, value, path);
            } else {
                JsonNode child = parent.get(step);
                if (child == null || !child.isContainerNode() || isListOfNumbers(component)) {
                    throw new BadSpecException(walked + " has no parts", path, "Set " + walked + " itself");
                }
                parent = child;
                type = isList(component) ? partOf(component) : component.getType();
            }
        }
    }

    /** The value of a field as text, empty where an optional field is left out. */
    public static String get(RunSpec spec, String path) {
        return get(Json.MAPPER.<JsonNode>valueToTree(spec), path);
    }

    private static String get(JsonNode spec, String path) {
        JsonNode node = spec;
        for (String step : steps(path)) {
            node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (node.isArray() && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isNumber)) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(", "));
        }
        if (node.isArray()) {
            return node.toString();
        }
        return node.isNumber() && node.isFloatingPointNumber()
                ? org.dl4jworkbench.model.Numbers.plain(node.doubleValue())
                : node.asText();
    }

    /** All paths a spec has, in its order. */
    public static List<String> paths(RunSpec spec) {
        List<String> paths = new ArrayList<>();
        collect(RunSpec.class, Json.MAPPER.valueToTree(spec), "", paths);
        paths.removeAll(List.of("assignment", "preset"));
        return paths;
    }

    /** The value of every field as text, by path in the order of {@link #paths}; a form shows all at once. */
    public static Map<String, String> values(RunSpec spec) {
        JsonNode tree = Json.MAPPER.valueToTree(spec);
        Map<String, String> values = new LinkedHashMap<>();
        for (String path : paths(spec)) {
            values.put(path, get(tree, path));
        }
        return values;
    }

    /** The paths whose values differ, in the order of {@link #paths}; a change of the layers' number or types is one path. */
    public static List<String> differences(RunSpec from, RunSpec to) {
        List<String> result = new ArrayList<>();
        Set<String> reshaped = new LinkedHashSet<>();
        if (!types(from.network().layers()).equals(types(to.network().layers()))) {
            reshaped.add("network.layers");
        }
        if (!types(from.data().preprocessing()).equals(types(to.data().preprocessing()))) {
            reshaped.add("data.preprocessing");
        }
        result.addAll(reshaped);
        JsonNode before = Json.MAPPER.valueToTree(from);
        JsonNode after = Json.MAPPER.valueToTree(to);
        for (String path : paths(to)) {
            if (reshaped.stream().noneMatch(path::startsWith)
                    && !get(before, path).equals(get(after, path))) {
                result.add(path);
            }
        }
        return result;
    }

    private static List<Class<?>> types(@Nullable List<?> parts) {
        return parts == null
                ? List.of()
                : parts.stream().<Class<?>>map(Object::getClass).toList();
    }

    private static void collect(Class<?> type, JsonNode node, String prefix, List<String> paths) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix.isEmpty() ? component.getName() : prefix + "." + component.getName();
            JsonNode child = node.path(component.getName());
            if (isListOfNumbers(component)) {
                paths.add(path);
            } else if (child.isArray()) {
                for (int i = 0; i < child.size(); i++) {
                    collect(partType(partOf(component), child.get(i)), child.get(i), path + "[" + i + "]", paths);
                }
            } else if (component.getType().isRecord() && !isText(component.getType())) {
                collect(component.getType(), child, path, paths);
            } else {
                paths.add(path);
            }
        }
    }

    private static List<String> steps(String path) {
        return STEP.splitAsStream(path.replace("]", "")).map(String::strip).toList();
    }

    private static JsonNode element(ArrayNode array, String step, String walked) {
        int index;
        try {
            index = Integer.parseInt(step);
        } catch (NumberFormatException e) {
            throw new BadSpecException("\"" + step + "\" is no number of a layer", walked, range(array), e);
        }
        if (index < 0 || index >= array.size()) {
            throw new BadSpecException("there is no layer " + index, walked, range(array));
        }
        return array.get(index);
    }

    private static String range(ArrayNode array) {
        return "Layers are numbered from 0 to " + (array.size() - 1);
    }

    /** The type of a list's parts. */
    private static Class<?> partOf(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    private static boolean isList(RecordComponent component) {
        return List.class.isAssignableFrom(component.getType());
    }

    private static boolean isListOfNumbers(RecordComponent component) {
        return isList(component) && Number.class.isAssignableFrom(partOf(component));
    }

    /** The record that a part of a list is, by its {@code type}. */
    private static Class<?> partType(Class<?> kind, JsonNode part) {
        String name = part.path("type").asText();
        return Arrays.stream(kind.getAnnotation(JsonSubTypes.class).value())
                .filter(each -> each.name().equals(name))
                .<Class<?>>map(JsonSubTypes.Type::value)
                .findFirst()
                .orElseThrow(() -> new BadSpecException("\"" + name + "\" is not a known type", "type", ""));
    }

    private static Optional<RecordComponent> component(Class<?> type, String name) {
        return !type.isRecord()
                ? Optional.empty()
                : Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findFirst();
    }

    private static java.util.function.Supplier<BadSpecException> unknown(String path, String walked, Class<?> type) {
        return () -> new BadSpecException("is not a field of the spec", path, allowed(walked, type));
    }

    private static BadSpecException notAField(String walked, Class<?> type) {
        String parts = List.class.isAssignableFrom(type)
                ? "Name a " + (walked.endsWith("layers") ? "layer" : "step") + ": " + walked
                        + "[0], or write the whole list: " + LIST
                : allowed(walked, type);
        return new BadSpecException("has parts and cannot be set as a whole", walked, parts);
    }

    private static String allowed(String walked, Class<?> type) {
        String names = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> type != RunSpec.class
                                || !List.of("assignment", "preset").contains(name))
                        .collect(Collectors.joining(", "))
                : "";
        return "Allowed" + (walked.isEmpty() ? "" : " in " + walked) + ": " + names;
    }

    /** Whether a record is written as one text, such as an initialisation or a number of threads. */
    private static boolean isText(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.isAnnotationPresent(com.fasterxml.jackson.annotation.JsonValue.class));
    }

    private static void put(ObjectNode parent, RecordComponent component, String value, String path) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (value.isEmpty() || value.equals("null")) {
            if (type.isPrimitive() || !isOptional(component)) {
                throw new BadSpecException("needs a value", path, "");
            }
            parent.remove(name);
            return;
        }
        try {
            if (type == int.class || type == Integer.class) {
                parent.put(name, Integer.parseInt(value));
            } else if (type == long.class) {
                parent.put(name, Long.parseLong(value));
            } else if (type == double.class) {
                parent.put(name, Double.parseDouble(value));
            } else if (type == boolean.class) {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new BadSpecException("\"" + value + "\" is neither true nor false", path, "");
                }
                parent.put(name, Boolean.parseBoolean(value));
            } else {
                parent.put(name, value);
            }
        } catch (NumberFormatException e) {
            String wanted = type == double.class ? "a number" : "a whole number";
            throw new BadSpecException("\"" + value + "\" is not " + wanted, path, "", e);
        }
    }

    private static void putList(ObjectNode parent, RecordComponent component, String value, String path) {
        if (value.isEmpty() || value.equals("null")) {
            if (!isOptional(component)) {
                throw notAField(path, component.getType());
            }
            parent.remove(component.getName());
            return;
        }
        JsonNode list;
        try {
            list = Json.YAML.readTree(value);
        } catch (JsonProcessingException e) {
            throw new BadSpecException("\"" + value + "\" is no list (" + e.getOriginalMessage() + ")", path, LIST, e);
        }
        if (list == null || !list.isArray()) {
            throw notAField(path, component.getType());
        }
        parent.set(component.getName(), list);
    }

    /** Written as people do, {@code 20, 80}, or as a list in brackets; empty for none. */
    private static void putNumbers(ObjectNode parent, RecordComponent component, String value, String path) {
        ArrayNode list = parent.putArray(component.getName());
        String plain = value.startsWith("[") && value.endsWith("]") ? value.substring(1, value.length() - 1) : value;
        for (String each : plain.isBlank() || plain.equals("null") ? new String[0] : plain.split(",", -1)) {
            try {
                list.add(Long.parseLong(each.strip()));
            } catch (NumberFormatException e) {
                throw new BadSpecException(
                        "\"" + each.strip() + "\" is not a whole number", path, "Write for example 20, 80", e);
            }
        }
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static RunSpec read(JsonNode tree) throws JsonProcessingException {
        return Json.MAPPER.treeToValue(tree, RunSpec.class);
    }
}
