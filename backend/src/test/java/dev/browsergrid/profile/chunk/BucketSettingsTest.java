package dev.browsergrid.profile.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.browsergrid.profiles.chunk.s3.S3Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BucketSettingsTest {
    private static final Map<String, String> ALL = Map.of(
            "endpoint", "http://minio:9000",
            "bucket", "chunks",
            "access-key", "me",
            "secret-key", "very-secret",
            "session-token", "");

    @Test
    void four_settings_make_a_bucket() {
        S3Settings settings = bound(ALL).required();

        assertThat(settings.bucket()).isEqualTo("chunks");
        assertThat(settings.region()).isEqualTo("us-east-1");
        assertThat(settings.pathStyle()).isTrue();
        assertThat(settings.credentials().sessionToken()).isEmpty();
        assertThat(bound(ALL).toString()).doesNotContain("very-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint", "bucket", "access-key", "secret-key"})
    void one_that_is_missing_is_named(String missing) {
        Map<String, String> some = new HashMap<>(ALL);
        some.remove(missing);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bound(some).required())
                .withMessageContaining("browsergrid.profile.s3." + missing + " must be set")
                .withMessageNotContaining("very-secret");
    }

    private static BucketSettings bound(Map<String, String> settings) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((name, value) -> named.put("browsergrid.profile.s3." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("browsergrid.profile.s3", Bindable.of(BucketSettings.class));
    }
}
