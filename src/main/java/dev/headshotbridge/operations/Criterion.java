package dev.headshotbridge.operations;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** Reads the text of something that operators choose deliveries by, or says what to write instead. */
interface Criterion {

    /** As long as the columns that they are compared with. */
    Map<String, Criterion> OF_DELIVERIES = Map.of(
            "event", text(128),
            "model", text(128),
            "organization", text(256),
            "connector", text(128),
            "text", text(256),
            "from", time(),
            "to", time());

    Object read(String name, String text) throws RefusedRequestException;

    /** No stored text has a control character or half a character: they were replaced when it was received. */
    static Criterion text(int longest) {
        return (name, text) -> {
            if (text.isEmpty() || text.length() > longest || text.matches("(?s).*[\\p{Cc}\\p{Cs}].*")) {
                throw new RefusedRequestException(
                        name + " is text of 1 to " + longest + " characters without control characters");
            }
            return text;
        };
    }

    static Criterion oneOf(String... values) {
        return (name, text) -> {
            if (!List.of(values).contains(text)) {
                throw new RefusedRequestException(name + " is one of " + String.join(", ", values));
            }
            return text;
        };
    }

    static Criterion time() {
        return (name, text) -> {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text);
                // What lies further off no database takes.
                if (time.getYear() >= 1 && time.getYear() <= 9999) {
                    return time.withOffsetSameInstant(ZoneOffset.UTC);
                }
            } catch (DateTimeParseException e) {
                // Refused below.
            }
            throw new RefusedRequestException(name
                    + " is a time with its offset as ISO 8601 has it, like 2026-11-24T10:00:00Z (in a query + is %2B)");
        };
    }

    static Criterion wholeNumber() {
        return (name, text) -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw new RefusedRequestException(name + " is none of the whole numbers from 0, of up to 18 digits");
            }
            return Long.valueOf(text);
        };
    }

    static Criterion wholeNumber(long least, long most) {
        return (name, text) -> {
            if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
                throw new RefusedRequestException(name + " is a whole number from " + least + " to " + most);
            }
            return Long.valueOf(text);
        };
    }

    static void checkOrder(Map<String, Object> criteria) throws RefusedRequestException {
        if (criteria.get("from") instanceof OffsetDateTime from
                && criteria.get("to") instanceof OffsetDateTime to
                && !from.isBefore(to)) {
            throw new RefusedRequestException("from is included and to is not, so from must be before to");
        }
    }
}
