# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
# The libraries stay in the cache as long as pom.xml does not change.
COPY pom.xml ./
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp dependency:go-offline
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp package -DskipTests

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="headshot-bridge" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin bridge \
    && install -d -o bridge -g bridge /opt/headshot-bridge/data
WORKDIR /opt/headshot-bridge
COPY --from=build /build/target/headshot-bridge ./
# With an archive of its classes the bridge starts in half the time.
RUN bin/bridge archive

# A share of the container's memory instead of a fixed heap; the rest is for threads, code and buffers.
ENV BRIDGE_HEAP="-XX:MaxRAMPercentage=60"

# Mount your own over application.yaml, routes, kamelets and lib. data holds H2's file; with
# PostgreSQL nothing is written there.
VOLUME /opt/headshot-bridge/data

USER 10001
# 8080 takes webhooks. 8081 is private and listens on 127.0.0.1 of the container alone, which is enough for
# the HEALTHCHECK. Set SERVER_ADDRESS=0.0.0.0 where probes or Prometheus come from outside, and keep the port
# off the internet.
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["bin/bridge", "health"]
ENTRYPOINT ["/opt/headshot-bridge/bin/bridge"]
