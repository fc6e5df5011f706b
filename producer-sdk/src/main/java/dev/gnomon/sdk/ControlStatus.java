package dev.gnomon.sdk;

import java.time.Duration;

/**
 * How well the modes in force are known to be current.
 *
 * @param stale whether they may be outdated: nothing was heard for too long, or nothing yet
 * @param age how long ago they were last known to be current; zero where they cannot be outdated
 */
public record ControlStatus(boolean stale, Duration age) {}
