package org.dl4jworkbench.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A task of the catalogue.
 *
 * @param input the shape of one example
 * @param classNames in the order of the labels
 * @param datasets ids of the data sets that fit, the preferred one first
 * @param presets at least one; the first is the default
 */
public record Assignment(
        String id,
        String title,
        String summary,
        Shape input,
        List<String> classNames,
        List<String> datasets,
        List<Preset> presets) {
    public Assignment {
        classNames = List.copyOf(classNames);
        datasets = List.copyOf(datasets);
        presets = List.copyOf(presets);
        if (presets.isEmpty()) {
            throw new BadSpecException("an assignment needs at least one preset", id, "");
        }
    }

    /** The preset of that id, in any case and with spaces or hyphens; the error lists the ids there are. */
    public Preset preset(String presetId) {
        return presets.stream()
                .filter(preset -> preset.id().equalsIgnoreCase(presetId.strip().replace(' ', '-')))
                .findFirst()
                .orElseThrow(() -> new BadSpecException(
                        "\"" + presetId + "\" is not a preset of " + id,
                        "",
                        "Presets: " + presets.stream().map(Preset::id).collect(Collectors.joining(", "))));
    }
}
