# syntax=docker/dockerfile:1.7
# The service's image: docker build -t countersign . (docs/operations.md). Both bases are multi-architecture; pin them by
# digest with --build-arg where your policy asks for it.
ARG BUILD_IMAGE=maven:3.9.9-eclipse-temurin-17
ARG RUN_IMAGE=eclipse-temurin:25.0.3_9-jre-noble

# classes are the same on every architecture, so this stage runs on the builder's own
FROM --platform=$BUILDPLATFORM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY .mvn .mvn
COPY config config
COPY pom.xml ./
COPY src src
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -q package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcheckstyle.skip=true
RUN java -Djarmode=tools -jar target/countersign.jar extract --layers --destination layers
# for the training run below only: a key that is nobody's, and that stays in this stage
RUN printf '%s\n' \
      'var key = java.security.KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();' \
      'var lines = java.util.Base64.getMimeEncoder().encodeToString(key);' \
      'System.out.print("-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");' \
      '/exit' | jshell -s - > training.key

FROM ${RUN_IMAGE}
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Countersign" \
      org.opencontainers.image.description="Partner sign-ups in, signed contracts back" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
WORKDIR /app
# from what changes least to what changes most
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# A training run: the service starts, without a ledger, and is stopped. What it has loaded and linked is kept in a cache,
# which the JVM maps instead of doing it anew. It belongs to exactly this JVM and these jars; another one starts without it.
RUN --mount=type=bind,from=build,source=/build/training.key,target=/tmp/training.key \
    java -XX:AOTCacheOutput=countersign.aot -XX:+UseSerialGC -cp /app/countersign.jar app.Application \
      --spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none \
      --spring.datasource.username=none \
      --spring.flyway.enabled=false \
      --docusign.integration-key=00000000-0000-0000-0000-000000000000 \
      --docusign.private-key=file:/tmp/training.key \
      --docusign.accounts.main.account-id=00000000-0000-0000-0000-000000000000 \
      --docusign.accounts.main.user-id=00000000-0000-0000-0000-000000000000 > /tmp/training.log 2>&1 & \
    until grep -q 'Started Application' /tmp/training.log || ! kill -0 $!; do sleep 1; done; \
    kill $!; wait $!; \
    test -s countersign.aot || { cat /tmp/training.log; exit 1; }; \
    rm -rf /tmp/training.log /tmp/hsperfdata_* /tmp/tomcat*
# a number, so that Kubernetes can see that it is not root; only /tmp is ever written
USER 10001:10001
EXPOSE 8080 9876
# no shell: SIGTERM reaches the JVM, and a command such as `sandbox` can follow
# extra jars, if there are any: components for own routes, JDBC drivers (docs/routes.md); the JVM expands the star itself
ENTRYPOINT ["java", "-XX:AOTCache=/app/countersign.aot", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", \
            "-cp", "/app/countersign.jar:/opt/countersign/lib/*", "app.Application"]
