package dev.gnomon.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where and when something was measured.
 *
 * @param cpu the processor's name, as far as the system tells
 * @param cores processors that this process may use
 * @param memoryMb physical memory in MiB
 * @param os the operating system
 * @param java the virtual machine
 * @param kafka version of Kafka, clients and broker
 * @param loadBefore load average of the last minute before the measurement; on an idle machine, far below 1
 * @param measuredAt when it began, in UTC
 */
public record Machine(
        String cpu,
        int cores,
        long memoryMb,
        String os,
        String java,
        String kafka,
        double loadBefore,
        String measuredAt) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This one, now. */
    public static Machine describe() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                AppInfoParser.getVersion(),
                Math.round(system.getSystemLoadAverage() * 100) / 100.0,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** The same in one sentence, for people. */
    public String sentence() {
        return "Measured at %s on %d x %s, %,d MiB, %s, %s, Kafka %s; load average before: %s."
                .formatted(measuredAt, cores, cpu, memoryMb, os, java, kafka, loadBefore);
    }

    private static String cpuName() {
        try {
            return Files.readAllLines(CPU_INFO).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
