package dev.headshotbridge.check;

/**
 * A part of a route whose kind Camel's schema knows.
 *
 * @param type the schema's name for it, such as ToDefinition or SimpleExpression
 * @param name the key under which it stands, such as to or simple
 * @param parent what it belongs to, or null
 */
record Element(String file, String type, String name, YamlNode node, Element parent) {

    /** The option's text; the element's own where it is written in one line, as in {@code to: direct:x}. */
    String text(String option) {
        return node.isMap() ? node.text(option) : node.text();
    }

    YamlNode at(String option) {
        YamlNode field = node.get(option);
        return field == null ? node : field;
    }

    boolean isPartOf(Element ancestor) {
        return parent != null && (parent == ancestor || parent.isPartOf(ancestor));
    }
}
