package dev.headshotbridge.operations;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * Refuses to show a photo, by the variables {@code outcome} and {@code httpStatus}. Only in our own words: what a target
 * answered may name a signed URL, or a person.
 */
@Component
class NoPhoto implements Processor {

    private static final int BAD_GATEWAY = 502;

    @Override
    public void process(Exchange exchange) throws RefusedRequestException {
        Integer status = exchange.getVariable("httpStatus", Integer.class);
        String answered = status == null ? "gave no usable answer" : "answered HTTP " + status;
        switch (exchange.getVariable("outcome", String.class)) {
            case "WAITING":
                throw new RefusedRequestException(
                        503,
                        "Service Unavailable",
                        "HeadshotPro or its photo host is left alone for now, by its circuit or limit; try again"
                                + " later, and look at /operations/targets");
            case "AUTH":
                throw new RefusedRequestException(
                        BAD_GATEWAY, "Bad Gateway", "HeadshotPro refuses the API key; check headshotpro.api.key");
            case "PERMANENT":
                throw new RefusedRequestException(
                        BAD_GATEWAY,
                        "Bad Gateway",
                        status == null
                                ? "What the photo's URL gives is no image, or larger than headshotpro.photos.max-size"
                                : "HeadshotPro or its photo host " + answered + ", which will not change by itself");
            default:
                throw new RefusedRequestException(
                        BAD_GATEWAY, "Bad Gateway", "HeadshotPro or its photo host " + answered + "; try again later");
        }
    }
}
