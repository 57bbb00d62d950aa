package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.util.TimeUtils;

/**
 * What Camel's catalog has against an endpoint's options, in our words.
 *
 * @param known the names of the component's options
 */
record OptionMistakes(EndpointValidationResult result, ComponentModel model, Set<String> known) {

    /** What is wrong with the option, and what to write. */
    Optional<String> of(String name, String value) {
        boolean unknown =
                !known.contains(name) && model.getEndpointOptions().stream().noneMatch(option -> takes(option, name));
        String cannotBe = "%s cannot be \"%s\"; write ".formatted(name, value);
        // A lenient component hands on what it does not know itself.
        if (unknown && (!model.isLenientProperties() || Spelling.slipOf(name, known) != null)) {
            return Optional.of(
                    "%s has no option %s; write %s".formatted(model.getScheme(), name, Spelling.meant(name, known)));
        }
        if (contains(result.getInvalidEnum(), name)) {
            return Optional.of(cannotBe + "one of " + String.join(", ", result.getEnumChoices(name)));
        }
        if (contains(result.getInvalidBoolean(), name)) {
            return Optional.of(cannotBe + "true or false");
        }
        // Camel takes a duration for any integer, as milliseconds.
        if (contains(result.getInvalidInteger(), name)
                        && !isDuration(result.getInvalidInteger().get(name))
                || contains(result.getInvalidNumber(), name)) {
            return Optional.of(cannotBe + "a number");
        }
        if (contains(result.getInvalidDuration(), name)
                && !isDuration(result.getInvalidDuration().get(name))) {
            return Optional.of(cannotBe + "milliseconds, or a duration such as 5s");
        }
        return Optional.empty();
    }

    private static boolean takes(ComponentModel.EndpointOptionModel option, String name) {
        return option.getPrefix() != null && name.startsWith(option.getPrefix())
                || option.getOptionalPrefix() != null && name.equals(option.getOptionalPrefix() + option.getName());
    }

    private static boolean contains(Map<String, String> invalid, String name) {
        return invalid != null && invalid.containsKey(name);
    }

    // As Camel itself reads it, which takes more than its catalog.
    private static boolean isDuration(String value) {
        try {
            TimeUtils.toMilliSeconds(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
