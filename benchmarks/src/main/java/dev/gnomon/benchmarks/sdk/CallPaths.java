package dev.gnomon.benchmarks.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.rawls238.scientist4j.Experiment;
import com.github.rawls238.scientist4j.ExperimentBuilder;

/**
 * Makes the paths.
 *
 * @param bootstrapServers the broker that has the topics
 * @param topicPrefix what their names begin with
 */
record CallPaths(String bootstrapServers, String topicPrefix) {

    CallPath open(PathName name) {
        OrderService service = new OrderService();
        return switch (name) {
            case DIRECT -> service::oldSide;
            case SDK_OLD -> SdkPath.old(service, this);
            case SDK_SAMPLED_OUT -> SdkPath.sampledOut(service, this);
            case SDK_SHADOW_IMMUTABLE -> SdkPath.immutable(service, this);
            case SDK_SHADOW_CAPTURED -> SdkPath.captured(service, this);
            case KAFKA_SEND -> new KafkaSendPath(service, this);
            case SCIENTIST4J_SYNC -> scientist(service);
            case SCIENTIST4J_ASYNC_CANDIDATE -> new ScientistCandidatePath(service);
            case LAUNCHDARKLY_SHADOW_PARALLEL -> new LaunchDarklyPath(service);
            case ENCODING -> encoding(service);
        };
    }

    private static CallPath scientist(OrderService service) {
        Experiment<Answer> experiment =
                new ExperimentBuilder<Answer>().withName("orders").build();
        return requestId -> experiment.run(() -> service.oldSide(requestId), () -> service.newSide(requestId));
    }

    private static CallPath encoding(OrderService service) {
        ObjectMapper mapper = new ObjectMapper();
        return requestId -> mapper.writeValueAsBytes(service.oldSide(requestId));
    }
}
