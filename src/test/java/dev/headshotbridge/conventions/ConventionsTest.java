package dev.headshotbridge.conventions;

import static dev.headshotbridge.conventions.ProjectFiles.in;
import static dev.headshotbridge.conventions.ProjectFiles.kamelets;
import static dev.headshotbridge.conventions.ProjectFiles.matches;
import static dev.headshotbridge.conventions.ProjectFiles.name;
import static dev.headshotbridge.conventions.ProjectFiles.routes;
import static dev.headshotbridge.conventions.ProjectFiles.text;
import static dev.headshotbridge.conventions.ProjectFiles.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that every file of the project keeps; none is exempt. */
class ConventionsTest {

    private static final int MAX_ROUTE_LINES = 80;
    private static final int MAX_CLASS_LINES = 150;
    private static final String PLACEHOLDER = "\\{\\{([^{}:?]+)[^{}]*}}";
    private static final String ROUTES = "dev.headshotbridge.conventions.ProjectFiles#routes";
    private static final String KAMELETS = "dev.headshotbridge.conventions.ProjectFiles#kamelets";

    @ParameterizedTest
    @MethodSource(ROUTES)
    void aFileHoldsOneRouteOfItsNameThatSaysWhatItDoes(Path file) {
        assertThat(tree(file)).hasSize(1);
        JsonNode definition = tree(file).get(0);
        JsonNode route = definition.has("route") ? definition.get("route") : definition.get("routeConfiguration");
        assertThat(route.path("id").asText()).isEqualTo(name(file));
        assertThat(route.path("description").asText()).isNotBlank();
        String uri = route.path("from").path("uri").asText();
        if (uri.matches("(direct|seda):.*")) {
            assertThat(uri).isIn("direct:" + name(file), "seda:" + name(file));
        }
        assertThat(text(file).lines().count()).isLessThanOrEqualTo(MAX_ROUTE_LINES);
    }

    @Test
    void everyInnerEndpointHasBothEnds() {
        Set<String> from = new TreeSet<>();
        Set<String> to = new TreeSet<>();
        Stream.concat(routes().stream(), kamelets().stream()).forEach(file -> {
            from.addAll(matches("from:\\s+uri: \"?((?:direct|seda):[^\\s?\"]+)", text(file)));
            to.addAll(matches("uri: \"?((?:direct|seda):[^\\s?\"]+)", text(file).replaceAll("from:\\s+uri: \\S+", "")));
        });
        Set<String> calledByJava = matches("send\\(\"(direct:[^\"]+)", text(in("src/main", ".java")));
        calledByJava.retainAll(from);
        to.addAll(calledByJava);
        assertThat(to).isEqualTo(from);
    }

    @ParameterizedTest
    @MethodSource(ROUTES)
    void everyPlaceholderIsASetting(Path file) {
        assertThat(matches(PLACEHOLDER, text(file))).allMatch(ProjectFiles::isSetting);
    }

    @Test
    void everyPropertyInSqlAndSimpleIsASetting() {
        String texts = text(routes()) + text(kamelets()) + text(in("routes", ".sql"));
        assertThat(matches("properties:([a-z0-9.-]+)", texts)).isNotEmpty().allMatch(ProjectFiles::isSetting);
    }

    @ParameterizedTest
    @MethodSource(KAMELETS)
    void aKameletDeclaresWhatItUsesAndUsesWhatItDeclares(Path file) {
        JsonNode kamelet = tree(file);
        assertThat(kamelet.path("metadata").path("name").asText()).isEqualTo(name(file));
        assertThat(name(file)).matches("[a-z0-9]+(-[a-z0-9]+)*-(sink|action)");
        JsonNode definition = kamelet.path("spec").path("definition");
        assertThat(definition.path("description").asText()).isNotBlank();
        Set<String> declared = new TreeSet<>();
        definition.path("properties").fields().forEachRemaining(property -> {
            declared.add(property.getKey());
            assertThat(property.getValue().path("description").asText()).isNotBlank();
            assertThat(matches(PLACEHOLDER, property.getValue().path("default").asText()))
                    .allMatch(ProjectFiles::isSetting);
        });
        assertThat(matches(PLACEHOLDER, kamelet.path("spec").path("template").toString()))
                .isEqualTo(declared);
        definition.path("required").forEach(required -> assertThat(declared).contains(required.asText()));
    }

    @ParameterizedTest
    @MethodSource(ROUTES)
    void aRouteFitsCamelsSchema(Path file) {
        assertThat(CamelSchema.problems(tree(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(KAMELETS)
    void aKameletsTemplateFitsCamelsSchema(Path file) {
        assertThat(CamelSchema.problems(CamelSchema.routesOf(tree(file)))).isEmpty();
    }

    @Test
    void everySqlFileIsUsedAndEveryUsedOneIsThere() {
        Set<String> used = new TreeSet<>();
        for (String database : List.of("h2", "postgresql")) {
            used.addAll(
                    matches("file:(routes/sql/[^\\s?\"]+)", text(routes()).replace("{{bridge.database}}", database)));
        }
        assertThat(in("routes/sql", ".sql")).extracting(Path::toString).containsExactlyInAnyOrderElementsOf(used);
        assertThat(in("routes/sql/h2", ".sql"))
                .extracting(ProjectFiles::name)
                .isEqualTo(in("routes/sql/postgresql", ".sql").stream()
                        .map(ProjectFiles::name)
                        .toList());
    }

    @Test
    void everyVariableIsListedAndEveryListedOneUsed() {
        assertThat(Variables.listed()).isEqualTo(Variables.used());
        assertThat(Variables.bareInSql()).isEmpty();
    }

    @Test
    void everySettingOfOursHasItsReasonBesideIt() {
        Set<String> silent = new TreeSet<>();
        String root = "";
        for (String line : text(Path.of("application.yaml")).lines().toList()) {
            root = line.matches("[a-z].*") ? line.replaceFirst(":.*", "") : root;
            boolean leaf = line.matches(" +[a-z-]+:(?! *$).*") || line.matches(" +[a-z-]+: +#.*");
            if (leaf && root.matches("bridge|headshotpro|hubspot|cloudevents") && !line.contains(" # ")) {
                silent.add(root + ": " + line.strip());
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void noClassIsLong() {
        assertThat(in("src", ".java"))
                .filteredOn(file -> text(file).lines().count() > MAX_CLASS_LINES)
                .isEmpty();
    }
}
