package dev.headshotbridge.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An operator's request that changes nothing until it is written differently; the detail says how. */
public class RefusedRequestException extends Exception {

    private final int status;
    private final String title;

    RefusedRequestException(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    /** 400, the usual one. */
    RefusedRequestException(String detail) {
        this(400, "Bad Request", detail);
    }

    public int getStatus() {
        return status;
    }

    /** As problem+json (RFC 9457). */
    public String getProblem() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", getMessage())
                .toString();
    }
}
