package dev.headshotbridge.webhook;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret of HMAC-SHA256, with a Mac that is copied for each webhook, since looking one up costs more than signing. */
record SigningSecret(SecretKeySpec key, Mac prepared) {

    private static final String ALGORITHM = "HmacSHA256";

    static SigningSecret of(byte[] secret) {
        SecretKeySpec key = new SecretKeySpec(secret, ALGORITHM);
        return new SigningSecret(key, lookUp(key));
    }

    /** One of its own for the caller. Not every provider's can be copied: PKCS#11's cannot. */
    Mac mac() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException e) {
            return lookUp(key);
        }
    }

    private static Mac lookUp(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no " + ALGORITHM, e);
        }
    }
}
