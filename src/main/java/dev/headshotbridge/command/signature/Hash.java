package dev.headshotbridge.command.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hash of the length that the signature has. */
final class Hash {

    private static final int SHA_256 = 32;
    private static final byte[] NO_SECRET = {0};

    final List<Finding> findings;
    private final String name;
    private Mac mac;

    private Hash(String name, List<Finding> findings) {
        this.name = name;
        this.findings = findings;
    }

    static Hash of(int length) {
        String name =
                switch (length) {
                    case 20 -> "SHA1";
                    case 48 -> "SHA384";
                    case 64 -> "SHA512";
                    default -> "SHA256";
                };
        return new Hash(
                name,
                length == SHA_256
                        ? List.of()
                        : List.of(new Finding(
                                "other-algorithm", "it is an HMAC-" + name, "sign with HMAC-SHA256 instead")));
    }

    /** The secret for the calls that follow. An empty key counts as a zero byte in each HMAC. */
    void use(byte[] secret) throws GeneralSecurityException {
        mac = Mac.getInstance("Hmac" + name);
        mac.init(new SecretKeySpec(secret.length == 0 ? NO_SECRET : secret, mac.getAlgorithm()));
    }

    boolean gives(byte[] expected, byte[]... parts) {
        Arrays.stream(parts).forEach(mac::update);
        return Arrays.equals(mac.doFinal(), expected);
    }

    /** Without HMAC. */
    boolean digestGives(byte[] expected, byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance(name.replace("SHA", "SHA-"));
        Arrays.stream(parts).forEach(digest::update);
        return Arrays.equals(digest.digest(), expected);
    }
}
