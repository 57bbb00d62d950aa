package dev.headshotbridge.check;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A node of a YAML file that knows its line: that of its key, where it has one. */
final class YamlNode {

    private final Node node;
    private final int line;
    private final List<String> fileLines;

    private YamlNode(Node node, int line, List<String> fileLines) {
        this.node = node;
        this.line = line;
        this.fileLines = fileLines;
    }

    /** The file's root, or null where it is empty. Throws SnakeYAML's exceptions. */
    static YamlNode parse(String text) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        return root == null ? null : new YamlNode(root, line(root), text.lines().toList());
    }

    int line() {
        return line;
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isEmpty() {
        return node.getTag().equals(Tag.NULL);
    }

    /** The scalar's text, or null for a map or list. */
    String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    /** The text of the field, of the field of the field and so on; null where there is none. */
    String text(String... path) {
        YamlNode at = get(path);
        return at == null ? null : at.text();
    }

    YamlNode get(String... path) {
        YamlNode at = this;
        for (String key : path) {
            at = at == null ? null : at.fields().get(key);
        }
        return at;
    }

    Map<String, YamlNode> fields() {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                fields.put(key(tuple), new YamlNode(tuple.getValueNode(), line(tuple.getKeyNode()), fileLines));
            }
        }
        return fields;
    }

    /** Keys that stand there more than once, with the line of the last. */
    Map<String, Integer> repeatedKeys() {
        Map<String, Integer> seen = new LinkedHashMap<>();
        Map<String, Integer> repeated = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (seen.put(key(tuple), 0) != null) {
                    repeated.put(key(tuple), line(tuple.getKeyNode()));
                }
            }
        }
        return repeated;
    }

    List<YamlNode> items() {
        List<YamlNode> items = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> items.add(new YamlNode(item, line(item), fileLines)));
        }
        return items;
    }

    /** All nodes, this one first. */
    List<YamlNode> all() {
        List<YamlNode> all = new ArrayList<>(List.of(this));
        fields().values().forEach(field -> all.addAll(field.all()));
        items().forEach(item -> all.addAll(item.all()));
        return all;
    }

    /** The line in which the fragment of the text stands; a text may fill several. */
    int lineOf(String fragment) {
        int last = Math.min(node.getEndMark().getLine(), fileLines.size() - 1);
        for (int i = node.getStartMark().getLine(); i <= last; i++) {
            if (fileLines.get(i).contains(fragment)) {
                return i + 1;
            }
        }
        return line;
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
