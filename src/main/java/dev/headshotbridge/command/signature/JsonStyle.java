package dev.headshotbridge.command.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A way of writing JSON, as some library does by itself. */
record JsonStyle(String name, String indent, String comma, String colon, boolean ascii, boolean slash, boolean sorted) {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_ASCII = 0x7E;

    /** The usual ones; name completes "as … writes it". */
    static List<JsonStyle> usual() {
        List<JsonStyle> styles = new ArrayList<>();
        for (boolean sorted : new boolean[] {false, true}) {
            String order = sorted ? ", with sorted keys" : "";
            styles.add(new JsonStyle("JSON.stringify(body)" + order, null, ",", ":", false, false, sorted));
            styles.add(new JsonStyle("JSON.stringify(body, null, 2)" + order, "  ", ",", ": ", false, false, sorted));
            styles.add(new JsonStyle("a printer with 4 spaces" + order, "    ", ",", ": ", false, false, sorted));
            styles.add(new JsonStyle("a printer with tabs" + order, "\t", ",", ": ", false, false, sorted));
            styles.add(new JsonStyle("Jackson's pretty printer" + order, "  ", ",", " : ", false, false, sorted));
            styles.add(new JsonStyle("Python's json.dumps" + order, null, ", ", ": ", true, false, sorted));
            styles.add(new JsonStyle(
                    "Python's json.dumps(ensure_ascii=False)" + order, null, ", ", ": ", false, false, sorted));
            styles.add(new JsonStyle("Python's json.dumps(indent=2)" + order, "  ", ",", ": ", true, false, sorted));
            styles.add(new JsonStyle("PHP's json_encode" + order, null, ",", ":", true, true, sorted));
            styles.add(new JsonStyle("a compact printer in ASCII" + order, null, ",", ":", true, false, sorted));
        }
        return styles;
    }

    String write(JsonNode node) {
        StringBuilder text = new StringBuilder();
        write(node, 0, text);
        return text.toString();
    }

    private void write(JsonNode node, int depth, StringBuilder text) {
        if (node.isTextual()) {
            quote(node.textValue(), text);
        } else if (!node.isContainerNode() || node.isEmpty()) {
            text.append(node);
        } else {
            text.append(node.isObject() ? '{' : '[');
            boolean first = true;
            for (String name : names(node)) {
                text.append(first ? "" : comma);
                first = false;
                newLine(depth + 1, text);
                if (node.isObject()) {
                    quote(name, text);
                    text.append(colon);
                }
                write(node.isObject() ? node.get(name) : node.get(Integer.parseInt(name)), depth + 1, text);
            }
            newLine(depth, text);
            text.append(node.isObject() ? '}' : ']');
        }
    }

    private List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(names::add);
            if (sorted) {
                names.sort(null);
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                names.add(String.valueOf(i));
            }
        }
        return names;
    }

    private void newLine(int depth, StringBuilder text) {
        if (indent != null) {
            text.append('\n').append(indent.repeat(depth));
        }
    }

    private void quote(String value, StringBuilder text) {
        text.append('"');
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '/' -> text.append(slash ? "\\/" : "/");
                default -> {
                    if (c < FIRST_PRINTABLE || ascii && c > LAST_ASCII) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
