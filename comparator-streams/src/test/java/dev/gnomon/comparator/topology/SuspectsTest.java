package dev.gnomon.comparator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class SuspectsTest {

    private final Suspects suspects = new Suspects();

    @Test
    void aRecordIsSetAsideAfterTwoThreadsDiedOfIt() {
        suspects.diedAt(at(7), new IllegalStateException("secret"));
        assertThat(suspects.causeToSetAside(at(7))).isNull();

        suspects.diedAt(at(7), new StackOverflowError());

        assertThat(suspects.causeToSetAside(at(7))).isEqualTo("StackOverflowError");
        assertThat(suspects.causeToSetAside(at(8))).isNull();
    }

    @Test
    void whatKafkaDoesIsNoFaultOfTheRecordAtHand() {
        for (int death = 0; death < 5; death++) {
            suspects.diedAt(at(7), new TimeoutException("the broker is away"));
        }

        assertThat(suspects.causeToSetAside(at(7))).isNull();
    }

    private static RecordMetadata at(long offset) {
        return new RecordMetadata() {
            @Override
            public String topic() {
                return "t";
            }

            @Override
            public int partition() {
                return 0;
            }

            @Override
            public long offset() {
                return offset;
            }
        };
    }
}
