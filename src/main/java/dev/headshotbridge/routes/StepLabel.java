package dev.headshotbridge.routes;

import java.util.stream.Collectors;
import org.apache.camel.NamedNode;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.HasExpressionType;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.PolicyDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.RemoveHeaderDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.RemoveVariableDefinition;
import org.apache.camel.model.ScriptDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.ThrowExceptionDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/**
 * What a step is about, in a few words. What a step sets something to is left out, and what stands behind an endpoint's
 * question mark: a secret could be there that somebody has written into a route.
 */
final class StepLabel {

    private StepLabel() {}

    static String of(NamedNode step) {
        if (step instanceof EndpointRequiredDefinition call) {
            return endpoint(call.getEndpointUri());
        }
        if (step instanceof ToDynamicDefinition call) {
            return endpoint(call.getUri());
        }
        if (step instanceof SetVariableDefinition set) {
            return set.getName();
        }
        if (step instanceof SetHeaderDefinition set) {
            return set.getName();
        }
        if (step instanceof SetBodyDefinition || step instanceof ScriptDefinition) {
            return "";
        }
        if (step instanceof RemoveVariableDefinition remove) {
            return remove.getName();
        }
        if (step instanceof RemoveHeaderDefinition remove) {
            return remove.getName();
        }
        if (step instanceof RemoveHeadersDefinition remove) {
            return remove.getPattern();
        }
        if (step instanceof IdempotentConsumerDefinition once) {
            return once.getIdempotentRepository();
        }
        if (step instanceof HasExpressionType condition) {
            String expression = condition.getExpressionType() == null
                    ? null
                    : condition.getExpressionType().getExpression();
            return expression == null ? "" : expression.strip();
        }
        return ofOthers(step);
    }

    private static String ofOthers(NamedNode step) {
        if (step instanceof ProcessDefinition process) {
            return process.getRef();
        }
        if (step instanceof BeanDefinition bean) {
            return bean.getMethod() == null ? bean.getRef() : bean.getRef() + "." + bean.getMethod();
        }
        if (step instanceof PolicyDefinition policy) {
            return policy.getRef();
        }
        if (step instanceof LogDefinition log) {
            return log.getMessage();
        }
        if (step instanceof ThrowExceptionDefinition failure) {
            return simple(failure.getExceptionType());
        }
        if (step instanceof CatchDefinition caught) {
            return caught.getExceptions().stream().map(StepLabel::simple).collect(Collectors.joining(", "));
        }
        if (step instanceof OnExceptionDefinition caught) {
            return caught.getExceptions().stream().map(StepLabel::simple).collect(Collectors.joining(", "));
        }
        return "";
    }

    static String endpoint(String uri) {
        return uri.replaceFirst("(?s)\\?.*", "").replaceFirst("^(?!https?:)([a-z-]+)://", "$1:");
    }

    private static String simple(String className) {
        return className == null ? "" : className.substring(className.lastIndexOf('.') + 1);
    }
}
