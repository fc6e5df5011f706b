package dev.gnomon.examples.spring;

import dev.gnomon.schemas.Mode;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gnomon.*} in the service's configuration.
 *
 * @param enabled whether there is a Gnomon at all; without one, every migration answers with its old side
 * @param bootstrapServers where Kafka is: {@code host:port[,host:port]}
 * @param service the service's name on its observations
 * @param startMode the mode of migrations of which nothing is known
 * @param kafka properties of the Kafka producer, such as {@code security.protocol}
 */
@ConfigurationProperties("gnomon")
public record GnomonProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("localhost:9092") String bootstrapServers,
        @DefaultValue("") String service,
        @DefaultValue("OLD") Mode startMode,
        @DefaultValue Map<String, String> kafka) {}
