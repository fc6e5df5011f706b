# The comparator with the command line, and as target "demo" the demo's order service.
#
#   docker build -t gnomon .                       builds with Maven, in a stage of its own
#   docker build -t gnomon --target prebuilt .     takes what "mvn clean package" has built outside, for machines on which
#                                                  no build image can be had; "prebuilt-demo" likewise
#
# The runtime image must be one with glibc, a Java 17 or newer, and bash.
ARG RUNTIME_IMAGE=eclipse-temurin:17.0.17_10-jre-noble
ARG BUILD_IMAGE=maven:3.9.11-eclipse-temurin-17-noble

# ---- what all images have, and what never changes -------------------------------------------------------------------
FROM ${RUNTIME_IMAGE} AS base
LABEL org.opencontainers.image.title="Gnomon" \
      org.opencontainers.image.description="Compares what the old and the new system answered to the same request, on Kafka." \
      org.opencontainers.image.licenses="Apache-2.0"
USER 0
# A number, so that an orchestrator can see that it is not root; the name is what the audit trail shows.
RUN echo 'gnomon:x:10001:10001::/var/lib/gnomon:/bin/false' >>/etc/passwd \
    && mkdir -p /opt/gnomon /var/lib/gnomon /etc/gnomon \
    && chown 10001:10001 /var/lib/gnomon /etc/gnomon
COPY deploy/docker/gnomon deploy/docker/healthy /usr/local/bin/
COPY deploy/java-options /opt/gnomon/
ENV GNOMON_MAIN_CLASS=dev.gnomon.comparator.cli.Main \
    GNOMON_STREAMS_STATE_FOLDER=/var/lib/gnomon/state
USER 10001:10001
WORKDIR /var/lib/gnomon
EXPOSE 8420
# Not ready is unhealthy: a comparator that restores its state is waited for.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 CMD ["healthy"]
ENTRYPOINT ["gnomon"]
CMD ["serve"]

FROM base AS demo-base
ENV GNOMON_MAIN_CLASS=dev.gnomon.demo.Main \
    GNOMON_HTTP_PORT=8421
EXPOSE 8421
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 CMD ["healthy", "/health/live"]
CMD ["order-service"]

# ---- from what Maven has built outside: third-party jars first, which seldom change ---------------------------------
FROM base AS prebuilt
COPY comparator-streams/target/image/rocksdb /opt/gnomon/rocksdb
COPY comparator-streams/target/image/lib /opt/gnomon/lib
COPY comparator-streams/target/image/app /opt/gnomon/app

FROM demo-base AS prebuilt-demo
COPY demo/target/lib /opt/gnomon/lib
COPY demo/target/image/app /opt/gnomon/app

# ---- from the sources -----------------------------------------------------------------------------------------------
FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -q -pl comparator-streams,demo -am -Dmaven.test.skip=true -Dspotless.check.skip=true clean package

FROM demo-base AS demo
COPY --from=build /src/demo/target/lib /opt/gnomon/lib
COPY --from=build /src/demo/target/image/app /opt/gnomon/app

# ---- the last one is the one that is built where no target is named -------------------------------------------------
FROM base AS comparator
COPY --from=build /src/comparator-streams/target/image/rocksdb /opt/gnomon/rocksdb
COPY --from=build /src/comparator-streams/target/image/lib /opt/gnomon/lib
COPY --from=build /src/comparator-streams/target/image/app /opt/gnomon/app
