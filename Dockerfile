# syntax=docker/dockerfile:1.7
# The service's image: docker build -t countersign . (docs/operations.md). All bases are multi-architecture; pin them by
# digest with --build-arg where your policy asks for it.
ARG BUILD_IMAGE=maven:3.9.9-eclipse-temurin-17
ARG RUN_IMAGE=eclipse-temurin:25.0.3_9-jre-noble
# only for the training run
ARG LEDGER_IMAGE=postgres:17

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

FROM ${RUN_IMAGE} AS laid-out
WORKDIR /app
# from what changes least to what changes most
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./

# The same JVM and jars beside a PostgreSQL. The service starts there once; what it has loaded and linked when it is ready is
# kept in a cache, which the JVM maps instead of doing it anew. It belongs to exactly this JVM and these jars; another one
# starts without it.
FROM ${LEDGER_IMAGE} AS training
COPY --from=laid-out /opt/java/openjdk /opt/java/openjdk
COPY --from=laid-out /app /app
USER postgres
RUN --mount=type=bind,source=docker/train.sh,target=/tmp/train.sh \
    --mount=type=bind,from=build,source=/build/training.key,target=/tmp/training.key \
    PATH="/opt/java/openjdk/bin:$PATH" bash /tmp/train.sh /tmp/training.key /tmp/countersign.aot

FROM laid-out
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Countersign" \
      org.opencontainers.image.description="Partner sign-ups in, signed contracts back" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=training --chown=0:0 --chmod=644 /tmp/countersign.aot ./
# a number, so that Kubernetes can see that it is not root; only /tmp is ever written
USER 10001:10001
EXPOSE 8080 9876
# no shell: SIGTERM reaches the JVM, and a command such as `sandbox` can follow
# extra jars, if there are any: components for own routes, JDBC drivers (docs/routes.md); the JVM expands the star itself
# a start and idling cost less with the first compiler alone, and 0.83 calls a second need no more; with less room its code
# would be swept by whole collections. Young objects are given up before they cost memory, and the heap comes in large pages
# where the node has them. Reflection is used a few times each: no class need be made for it
ENTRYPOINT ["java", "-XX:AOTCache=/app/countersign.aot", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=128m", \
            "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "-XX:InitialRAMPercentage=10", \
            "-XX:+UseTransparentHugePages", "-Xlog:pagesize=off", "-Djdk.reflect.useNativeAccessorOnly=true", \
            "-XX:+ExitOnOutOfMemoryError", "-cp", "/app/countersign.jar:/opt/countersign/lib/*", "app.Application"]
