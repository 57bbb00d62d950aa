package dev.headshotbridge.routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.NamedNode;
import org.apache.camel.model.BasicOutputExpressionNode;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.OtherwiseDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.RemoveVariableDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.TryDefinition;

/** Describes steps, with those inside them. */
final class StepReport {

    private final List<RouteDefinition> routes;
    private final RouteCounts counts;

    StepReport(List<RouteDefinition> routes, RouteCounts counts) {
        this.routes = routes;
        this.counts = counts;
    }

    List<Map<String, Object>> of(NamedNode outer) {
        List<Map<String, Object>> rows = new ArrayList<>();
        long came = 0;
        for (NamedNode step : inside(outer)) {
            Map<String, Object> row = describe(step);
            if (counts.ofStep(step) != null && !isCounted(step)) {
                row.put("count", came);
            }
            came = ((Number) row.get("count")).longValue() - ((Number) row.get("failed")).longValue();
            rows.add(row);
        }
        return rows;
    }

    /**
     * There are many steps that only set something. What comes to one is what the step before it let through, so that only
     * their failures are counted.
     */
    static boolean isCounted(NamedNode step) {
        boolean onlySets = step instanceof SetVariableDefinition
                || step instanceof SetBodyDefinition
                || step instanceof SetHeaderDefinition
                || step instanceof RemoveVariableDefinition
                || step instanceof RemoveHeadersDefinition;
        return !onlySets || step.getParent() == null || inside(step.getParent()).indexOf(step) <= 0;
    }

    private Map<String, Object> describe(NamedNode step) {
        List<Map<String, Object>> inner = of(step);
        Count count = counts.ofStep(step);
        String label = StepLabel.of(step);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", step.getId());
        row.put("kind", step.getShortName());
        row.put("label", label);
        row.put("detail", step.getDescriptionText());
        // Camel counts no branch itself: what went into it is what came to its first step.
        boolean isFirstCounted = count == null && !inner.isEmpty();
        row.put(
                "count",
                count != null ? count.started() : isFirstCounted ? inner.get(0).get("count") : 0);
        row.put(
                "failed",
                count != null
                        ? count.failed()
                        : inner.stream()
                                .mapToLong(first -> ((Number) first.get("failed")).longValue())
                                .max()
                                .orElse(0));
        row.put("to_route", routeOf(label));
        row.put("steps", inner);
        return row;
    }

    private static List<? extends NamedNode> inside(NamedNode step) {
        return outputs(step).stream()
                .filter(Objects::nonNull)
                // Camel puts what a routeConfiguration adds before the route's own steps.
                .sorted(Comparator.comparing(inner -> inner instanceof OnExceptionDefinition))
                .toList();
    }

    private static List<? extends NamedNode> outputs(NamedNode step) {
        List<NamedNode> branches = new ArrayList<>();
        if (step instanceof ChoiceDefinition choice) {
            branches.addAll(choice.getWhenClauses());
            branches.add(choice.getOtherwise());
        } else if (step instanceof TryDefinition attempt) {
            branches.addAll(attempt.getOutputsWithoutCatches());
            branches.addAll(attempt.getCatchClauses());
            branches.add(attempt.getFinallyClause());
        } else if (step instanceof ProcessorDefinition<?> steps) {
            return steps.getOutputs();
        } else if (step instanceof BasicOutputExpressionNode when) {
            return when.getOutputs();
        } else if (step instanceof OtherwiseDefinition otherwise) {
            return otherwise.getOutputs();
        }
        return branches;
    }

    /** The id of the route that a step calls; null where it calls none, or says at each call which. */
    private String routeOf(String label) {
        if (!label.matches("(direct|seda|kamelet):.+")) {
            return null;
        }
        return routes.stream()
                .filter(route ->
                        StepLabel.endpoint(route.getInput().getEndpointUri()).equals(label)
                                || route.getTemplateParameters() != null
                                        && label.equals("kamelet:"
                                                + route.getTemplateParameters().get("templateId")))
                .map(RouteDefinition::getRouteId)
                .findFirst()
                .orElse(null);
    }
}
