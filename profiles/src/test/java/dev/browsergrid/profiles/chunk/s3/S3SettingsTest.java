package dev.browsergrid.profiles.chunk.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {
    private static final S3Credentials WHO = new S3Credentials("me", "very-secret", Optional.of("on-loan"));

    @Test
    void the_bucket_stands_in_the_path_or_in_the_host() {
        S3Settings path = settings("http://minio:9000/", true);
        S3Settings host = settings("https://s3.eu-central-1.amazonaws.com:443", false);

        assertThat(path.address("a b/ü", new TreeMap<>())).hasToString("http://minio:9000/bucket/a%20b/%C3%BC");
        assertThat(path.address("", new TreeMap<>(Map.of("prefix", "a/", "list-type", "2"))))
                .hasToString("http://minio:9000/bucket?list-type=2&prefix=a%2F");
        assertThat(path.host()).isEqualTo("minio:9000");
        assertThat(host.address("key", new TreeMap<>()))
                .hasToString("https://bucket.s3.eu-central-1.amazonaws.com/key");
        assertThat(host.host()).isEqualTo("bucket.s3.eu-central-1.amazonaws.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "http://me:secret@host", "http://host/path", "http://host?a=b", "host"})
    void an_endpoint_that_is_none_is_refused(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(endpoint, true))
                .withMessageNotContaining("secret");
    }

    @Test
    void secrets_are_neither_printed_nor_told_when_they_are_refused() {
        assertThat(settings("http://minio:9000", true).toString()).doesNotContain("very-secret", "on-loan");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new S3Credentials("me", "very-secret\n", Optional.empty()))
                .withMessageNotContaining("very-secret");
    }

    private static S3Settings settings(String endpoint, boolean pathStyle) {
        return new S3Settings(URI.create(endpoint), "bucket", "eu-central-1", pathStyle, WHO);
    }
}
