package dev.browsergrid.profile.chunk;

import dev.browsergrid.profiles.chunk.s3.S3Credentials;
import dev.browsergrid.profiles.chunk.s3.S3Settings;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The bucket that chunks lie in when the store is `s3`. Prints without its secrets.
@ConfigurationProperties("browsergrid.profile.s3")
record BucketSettings(
        Optional<URI> endpoint,
        Optional<String> bucket,
        @DefaultValue("us-east-1") String region,
        Optional<String> accessKey,
        Optional<String> secretKey,
        Optional<String> sessionToken,
        @DefaultValue("true") boolean pathStyle) {
    /// The same, complete.
    ///
    /// @throws IllegalArgumentException when something is missing or cannot be
    S3Settings required() {
        S3Credentials credentials = new S3Credentials(
                required("access-key", accessKey), required("secret-key", secretKey), given(sessionToken));
        return new S3Settings(
                required("endpoint", endpoint), required("bucket", bucket), region, pathStyle, credentials);
    }

    private static <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> new IllegalArgumentException(
                "browsergrid.profile.store is s3, so browsergrid.profile.s3." + name + " must be set"));
    }

    // a variable that is set to nothing counts as not set
    private static Optional<String> given(Optional<String> value) {
        return value.filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "BucketSettings[" + bucket.orElse("none") + "]";
    }
}
