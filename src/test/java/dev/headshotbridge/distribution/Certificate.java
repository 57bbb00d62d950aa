package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A new certificate for 127.0.0.1 that nobody trusts yet, made as an engineer would. */
record Certificate(Path keyStore, Path trustStore) {

    static final String PASSWORD = "changeit";

    static Certificate make(Path folder) throws IOException, InterruptedException {
        var made = new Certificate(folder.resolve("server.p12"), folder.resolve("trust.p12"));
        String file = folder.resolve("server.pem").toString();
        keytool("-genkeypair -keyalg RSA -validity 2 -dname CN=localhost -ext san=ip:127.0.0.1", made.keyStore);
        keytool("-exportcert -rfc -file " + file, made.keyStore);
        keytool("-importcert -noprompt -file " + file, made.trustStore);
        return made;
    }

    /** For the server that has it. */
    SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keyStore)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String arguments, Path store) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.of((arguments + " -alias mail -storetype PKCS12 -storepass " + PASSWORD + " -keystore "
                                        + store)
                                .split(" ")))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
