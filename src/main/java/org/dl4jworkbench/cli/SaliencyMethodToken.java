package org.dl4jworkbench.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.dl4jworkbench.lab.inside.SaliencyMethod;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a saliency method as it is written everywhere else. */
final class SaliencyMethodToken implements ITypeConverter<SaliencyMethod> {
    @Override
    public SaliencyMethod convert(String value) {
        return Arrays.stream(SaliencyMethod.values())
                .filter(method -> method.token().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("\"" + value + "\" is no method: use "
                        + Arrays.stream(SaliencyMethod.values())
                                .map(SaliencyMethod::token)
                                .collect(Collectors.joining(", "))));
    }
}
