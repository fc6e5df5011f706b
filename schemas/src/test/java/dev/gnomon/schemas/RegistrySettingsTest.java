package dev.gnomon.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrySettingsTest {

    @Test
    void handsEverySettingOnWithThePrefixAndWithoutIt() {
        RegistrySettings settings = new RegistrySettings(Map.of(
                "schema.registry.url", "http://one:8081,http://two:8081",
                "schema.registry.basic.auth.user.info", "u:p",
                "auto.register.schemas", "false"));

        assertThat(settings.forConfluent())
                .containsEntry("schema.registry.url", "http://one:8081,http://two:8081")
                .containsEntry("basic.auth.user.info", "u:p")
                .containsEntry("schema.registry.basic.auth.user.info", "u:p")
                .containsEntry("auto.register.schemas", "false")
                .doesNotContainKeys("url", "publish", "schema.registry.publish");
    }

    @Test
    void publishesInTheRegistrysFramingUnlessToldOtherwise() {
        assertThat(new RegistrySettings(Map.of(RegistrySettings.URL, "mock://x")).publish())
                .isTrue();
        assertThat(new RegistrySettings(Map.of(RegistrySettings.URL, "mock://x", RegistrySettings.PUBLISH, "false"))
                        .publish())
                .isFalse();
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThatThrownBy(() -> new RegistrySettings(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schema.registry.url must be an address such as http://host:8081, not ''");
        assertThatThrownBy(() -> new RegistrySettings(Map.of(RegistrySettings.URL, "http://a:1,b:2")))
                .hasMessageContaining("not 'b:2'");
        assertThatThrownBy(() -> new RegistrySettings(
                        Map.of(RegistrySettings.URL, "http://a:1", RegistrySettings.PUBLISH, "no")))
                .hasMessage("schema.registry.publish must be true or false, not 'no'");
    }

    @Test
    void showsNoSecret() {
        RegistrySettings settings = new RegistrySettings(Map.of(
                "schema.registry.url", "http://user:s3cret@host:8081",
                "schema.registry.basic.auth.user.info", "u:s3cret"));

        assertThat(settings.toString())
                .contains("http://host:8081", "schema.registry.basic.auth.user.info")
                .doesNotContain("s3cret");
    }

    @Test
    void saysWhichDependencyIsMissing() {
        RegistrySettings settings = new RegistrySettings(Map.of(RegistrySettings.URL, "http://host:8081"));

        assertThatThrownBy(() -> Framing.of(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema.registry.url is set, but")
                .hasMessageContaining("io.confluent:kafka-avro-serializer");
    }
}
