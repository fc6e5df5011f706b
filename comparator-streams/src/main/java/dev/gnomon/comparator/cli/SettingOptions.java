package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how a migration is to be run. */
final class SettingOptions {

    @Option(
            names = "--exposure",
            paramLabel = "PERCENT",
            converter = Percent.class,
            description = "Share of request units that are served in the mode; the rest stay in the mode before it."
                    + " A new mode takes all unless told otherwise.")
    private @Nullable BigDecimal exposure;

    @Option(
            names = "--sample-rate",
            paramLabel = "PERCENT",
            converter = Percent.class,
            description = "Share of requests whose observations are published.")
    private @Nullable BigDecimal sampleRate;

    @Option(
            names = "--writes",
            paramLabel = "WHERE",
            description = "What becomes of writes on the other side: none, shadowed or authoritative_only.")
    private dev.gnomon.schemas.@Nullable Writes writes;

    void addTo(ObjectNode body) {
        put(body, "exposure", exposure);
        put(body, "sampleRate", sampleRate);
        if (writes != null) {
            body.put("writes", writes.name());
        }
    }

    private static void put(ObjectNode body, String field, @Nullable BigDecimal share) {
        if (share != null) {
            body.put(field, share);
        }
    }

    /** Reads 10 or 10% as a tenth. */
    static final class Percent implements ITypeConverter<BigDecimal> {

        @Override
        public BigDecimal convert(String text) {
            try {
                return new BigDecimal(text.endsWith("%") ? text.substring(0, text.length() - 1) : text)
                        .movePointLeft(2);
            } catch (NumberFormatException notANumber) {
                throw new TypeConversionException("'" + text + "' is not a percentage such as 10 or 2.5");
            }
        }
    }
}
