package dev.headshotbridge.webhook;

/** The request is not signed by HeadshotPro. Answered 401; nothing of it is kept. */
public class UnauthenticWebhookException extends Exception {

    /** Why a signature was refused, as the metric's tag names it. */
    public enum Reason {
        SIGNATURE_MISSING("X-HeadshotPro-Signature is missing"),
        SIGNATURE_MALFORMED("X-HeadshotPro-Signature is not one sha256=<64 hex digits>"),
        SIGNATURE_MISMATCH("X-HeadshotPro-Signature does not match the body"),
        TIMESTAMP_MALFORMED("X-HeadshotPro-Timestamp is not one time in unix seconds"),
        TIMESTAMP_OUT_OF_TOLERANCE("X-HeadshotPro-Timestamp is too far from the present");

        private final String detail;

        Reason(String detail) {
            this.detail = detail;
        }

        String tag() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final transient Reason reason;

    public UnauthenticWebhookException(Reason reason) {
        super(reason.detail, null, false, false);
        this.reason = reason;
    }

    /** The metric's tag, such as {@code signature-missing}. */
    public String getReason() {
        return reason.tag();
    }
}
