package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.spi.MigrationState;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One million request units in two processes, while the exposure goes from 10 % to 25 % and back. */
class ExposureIT {

    private static final int UNITS = 1_000_000;
    private static final double[] EXPOSURES = {0.10, 0.25, 0.10};

    @Test
    void everyProcessExposesTheSameUnitsAndRaisingTheDialKeepsTheMembers() throws Exception {
        BitSet[] here = members();
        BitSet[] there = membersOfAnotherProcess();

        assertThat(there).isEqualTo(here);
        for (int step = 0; step < EXPOSURES.length; step++) {
            double share = here[step].cardinality() / (double) UNITS;
            assertThat(share).isBetween(EXPOSURES[step] - 0.0015, EXPOSURES[step] + 0.0015);
        }
        BitSet lost = (BitSet) here[0].clone();
        lost.andNot(here[1]);
        assertThat(lost.cardinality()).isZero();
        assertThat(here[2]).isEqualTo(here[0]);
    }

    /** The other process: writes its members to standard output. */
    public static void main(String... args) throws IOException {
        OutputStream out = System.out;
        for (BitSet exposed : members()) {
            byte[] bytes = java.util.Arrays.copyOf(exposed.toByteArray(), UNITS / 8);
            out.write(bytes);
        }
        out.flush();
    }

    private static BitSet[] members() {
        Control control = new Control("customer-id", MigrationState.of(Mode.SHADOW), () -> {});
        BitSet[] members = new BitSet[EXPOSURES.length];
        for (int step = 0; step < EXPOSURES.length; step++) {
            control.accept(new MigrationState(Mode.REVERSE_SHADOW, EXPOSURES[step], 1, step + 1));
            members[step] = new BitSet(UNITS);
            for (int unit = 0; unit < UNITS; unit++) {
                members[step].set(unit, control.modeOf(control.plan(), "customer-" + unit) == Mode.REVERSE_SHADOW);
            }
        }
        return members;
    }

    private static BitSet[] membersOfAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExposureIT.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            BitSet[] members = new BitSet[EXPOSURES.length];
            for (int step = 0; step < EXPOSURES.length; step++) {
                byte[] bytes = new byte[UNITS / 8];
                in.readFully(bytes);
                members[step] = BitSet.valueOf(bytes);
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return members;
        } finally {
            process.destroyForcibly();
        }
    }
}
