package dev.gnomon.benchmarks.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process has used up to a moment.
 *
 * @param cpuNanos user and system time of all threads, those of the virtual machine included, in nanoseconds
 * @param wallNanos a clock that only runs forward, in nanoseconds
 */
public record Usage(long cpuNanos, long wallNanos) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK_RSS = "VmHWM:";

    /** Up to now. */
    public static Usage now() {
        return new Usage(SYSTEM.getProcessCpuTime(), System.nanoTime());
    }

    /** The CPU since {@code earlier} as a share of one core, in percent. */
    public double percentOfACoreSince(Usage earlier) {
        return 100.0 * (cpuNanos - earlier.cpuNanos) / (wallNanos - earlier.wallNanos);
    }

    /** The most memory that this process ever had resident, in MiB; 0 on a system that does not say. */
    public static double peakRssMb() {
        try {
            return Files.readAllLines(STATUS).stream()
                            .filter(line -> line.startsWith(PEAK_RSS))
                            .mapToDouble(Usage::kibibytes)
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException notLinux) {
            return 0;
        }
    }

    private static double kibibytes(String line) {
        return Double.parseDouble(
                line.substring(PEAK_RSS.length()).replace("kB", "").strip());
    }
}
