package dev.gnomon.comparator.app;

import dev.gnomon.embedded.TopicContents;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Topics;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** What a reader of committed records finds on the control topics. */
record AuditTrail(String bootstrapServers, Topics topics) {

    /** Every decided command, in the order of their decisions. */
    List<Command> decided() {
        return read(topics.commands(), Codec.of(Command.class)).stream()
                .filter(command -> command.getOutcome() != null)
                .toList();
    }

    /** Every state. */
    List<MigrationState> states() {
        return read(topics.migrations(), Codec.of(MigrationState.class));
    }

    private <T extends SpecificRecordBase> List<T> read(String topic, Codec<T> codec) {
        return TopicContents.of(bootstrapServers, topic).stream()
                .map(record -> codec.decode(record.value()))
                .toList();
    }
}
