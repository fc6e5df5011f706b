package dev.gnomon.examples.spring;

import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.GnomonConfigBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One {@link Gnomon} for the service, closed with the application context. Inject it, and make the migrations from it
 * once.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GnomonProperties.class)
public class GnomonConfiguration {

    @Bean(destroyMethod = "close")
    Gnomon gnomon(GnomonProperties properties, ObjectProvider<MeterRegistry> meters) {
        if (!properties.enabled()) {
            return Gnomon.disabled();
        }
        GnomonConfigBuilder config = GnomonConfig.builder()
                .bootstrapServers(properties.bootstrapServers())
                .service(properties.service())
                .startMode(properties.startMode())
                .traceParents(TraceParents.ofCurrentSpan());
        properties.kafka().forEach(config::kafka);
        meters.ifAvailable(config::meterRegistry);
        return Gnomon.connect(config.build());
    }
}
