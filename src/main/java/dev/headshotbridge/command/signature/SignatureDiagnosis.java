package dev.headshotbridge.command.signature;

import dev.headshotbridge.command.signature.SchemeVariants.Scheme;
import dev.headshotbridge.command.signature.SecretVariants.Secret;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds out why a signature does not match: by trying what usually goes wrong until something matches. */
public final class SignatureDiagnosis {

    private static final Finding MISSING = new Finding(
            "signature-missing", "there is no X-HeadshotPro-Signature", "send the header, or give it with --signature");

    private final List<String> secrets;
    private final List<String> others;
    private final TimestampCheck timestamps;
    private int tried;

    /** Secrets that are accepted, and others that may have signed. */
    public SignatureDiagnosis(List<String> secrets, List<String> others, Duration tolerance, Clock clock) {
        this.secrets = secrets;
        this.others = others;
        this.timestamps = new TimestampCheck(tolerance, clock);
    }

    /** Null for a header that is not there. */
    public Diagnosis diagnose(byte[] body, String signature, String timestamp) throws GeneralSecurityException {
        tried = 0;
        if (signature == null || signature.isBlank()) {
            return new Diagnosis(false, null, 0, List.of(MISSING), 0);
        }
        SignatureText text = SignatureText.read(signature);
        Match best = null;
        for (byte[] value : text.values) {
            Match match = search(body, value, timestamp);
            if (match != null
                    && (best == null
                            || match.findings().size() < best.findings().size())) {
                best = match;
            }
        }
        if (best == null) {
            return noMatch(body, text, timestamp);
        }
        List<Finding> findings = new ArrayList<>(text.findings);
        findings.addAll(best.findings());
        // A finding of the timestamp stands already where it was not the one that was signed.
        if (timestamp != null && best.scheme().equals("timestamp")) {
            timestamps.age(timestamp).ifPresent(findings::add);
        }
        return new Diagnosis(findings.isEmpty(), best.scheme(), best.secret(), List.copyOf(findings), tried);
    }

    private Diagnosis noMatch(byte[] body, SignatureText text, String timestamp) {
        List<Finding> findings = new ArrayList<>(text.findings);
        if (!text.values.isEmpty()) {
            findings.addAll(Guesses.of(body, secrets, timestamp));
        }
        return new Diagnosis(false, null, 0, List.copyOf(findings), tried);
    }

    /** The match with the fewest mistakes, or null. */
    private Match search(byte[] body, byte[] value, String timestamp) throws GeneralSecurityException {
        Hash hash = Hash.of(value.length);
        List<Variant> bodies = BodyVariants.of(body);
        List<Secret> keys = SecretVariants.of(secrets, others);
        Match best = null;
        for (Secret secret : keys) {
            hash.use(secret.variant().bytes());
            for (Scheme scheme : SchemeVariants.of(timestamp)) {
                for (Variant variant : bodies) {
                    tried++;
                    if (hash.gives(value, scheme.prefix(), variant.bytes(), scheme.suffix())) {
                        best = better(best, match(hash, secret, scheme, variant));
                    }
                }
            }
        }
        if (best == null) {
            best = withoutHmac(hash, keys, body, value);
        }
        return best == null ? otherTime(hash, keys, bodies, value, timestamp) : best;
    }

    private Match withoutHmac(Hash hash, List<Secret> keys, byte[] body, byte[] value) throws GeneralSecurityException {
        Finding finding =
                new Finding("no-hmac", "it is a plain hash, no HMAC", "use HMAC-SHA256 with the secret as key");
        for (Secret secret : keys) {
            byte[] key = secret.variant().bytes();
            tried++;
            if (hash.digestGives(value, body)
                    || hash.digestGives(value, key, body)
                    || hash.digestGives(value, body, key)) {
                return new Match("body", secret.index(), List.of(finding));
            }
        }
        return null;
    }

    /** Tries the seconds around now and around the header's, since that may have been changed, or lost. */
    private Match otherTime(Hash hash, List<Secret> keys, List<Variant> bodies, byte[] value, String timestamp)
            throws GeneralSecurityException {
        for (Secret secret : keys) {
            if (!secret.variant().findings().isEmpty()) {
                continue;
            }
            hash.use(secret.variant().bytes());
            for (Variant variant : bodies.subList(0, Math.min(2, bodies.size()))) {
                for (String time : timestamps.candidates(bodies.get(0).bytes(), timestamp)) {
                    tried++;
                    if (hash.gives(
                            value,
                            (time + ".").getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                            variant.bytes())) {
                        List<Finding> findings = new ArrayList<>(variant.findings());
                        findings.add(timestamps.other(time, timestamp));
                        return new Match("timestamp", secret.index(), findings);
                    }
                }
            }
        }
        return null;
    }

    private static Match match(Hash hash, Secret secret, Scheme scheme, Variant body) {
        List<Finding> findings = new ArrayList<>(hash.findings);
        findings.addAll(scheme.findings());
        findings.addAll(secret.variant().findings());
        findings.addAll(body.findings());
        return new Match(scheme.name(), secret.index(), findings);
    }

    private static Match better(Match best, Match match) {
        return best == null || match.findings().size() < best.findings().size() ? match : best;
    }

    private record Match(String scheme, int secret, List<Finding> findings) {}
}
