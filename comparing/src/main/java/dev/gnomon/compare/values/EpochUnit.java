package dev.gnomon.compare.values;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What a number that is an instant counts since 1970-01-01T00:00:00Z. */
public enum EpochUnit {

    /** Seconds. */
    SECONDS("s", 0),
    /** Milliseconds. */
    MILLIS("ms", -3),
    /** Microseconds. */
    MICROS("us", -6);

    private final String symbol;
    private final BigInteger power;

    EpochUnit(String symbol, int power) {
        this.symbol = symbol;
        this.power = BigInteger.valueOf(power);
    }

    /** The unit that rules write like this; null if there is none. */
    public static @Nullable EpochUnit of(String symbol) {
        for (EpochUnit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        return null;
    }

    Decimal seconds(Decimal count) {
        return new Decimal(count.digits(), count.exponent().add(power));
    }
}
