package dev.browsergrid.profiles.chunk.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which bucket, where, and how long to try. With `pathStyle` the bucket stands in the path, as MinIO and
/// Ceph want it without a wildcard in DNS; else in the host's name. `timeout` bounds one attempt with its
/// whole answer.
public record S3Settings(
        URI endpoint,
        String bucket,
        String region,
        boolean pathStyle,
        S3Credentials credentials,
        Duration timeout,
        int attempts) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]+");

    public S3Settings {
        boolean web = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        boolean bare = endpoint.getRawUserInfo() == null
                && endpoint.getRawQuery() == null
                && endpoint.getRawFragment() == null
                && (endpoint.getRawPath().isEmpty() || endpoint.getRawPath().equals("/"));
        if (!web || endpoint.getHost() == null || !bare) {
            throw new IllegalArgumentException("the endpoint must be http(s)://host[:port] and nothing more");
        }
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("no bucket can be called " + bucket);
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("no region is called " + region);
        }
        if (!timeout.isPositive() || attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("timeout must be positive and attempts within 1..10");
        }
    }

    /// As usual: half a minute for each of five attempts.
    public S3Settings(URI endpoint, String bucket, String region, boolean pathStyle, S3Credentials credentials) {
        this(endpoint, bucket, region, pathStyle, credentials, Duration.ofSeconds(30), 5);
    }

    /// The address of an object, or of the bucket when the key is empty; encoded as signatures want it.
    URI address(String key, SortedMap<String, String> query) {
        String path = (pathStyle ? "/" + bucket : "") + (key.isEmpty() && pathStyle ? "" : "/" + key);
        String asked = query.entrySet().stream()
                .map((Map.Entry<String, String> part) ->
                        PercentEncoding.text(part.getKey()) + "=" + PercentEncoding.text(part.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(endpoint.getScheme() + "://" + host() + PercentEncoding.path(path)
                + (asked.isEmpty() ? "" : "?" + asked));
    }

    /// As the client sends it: without the port that goes without saying.
    String host() {
        int usual = endpoint.getScheme().equals("https") ? 443 : 80;
        String port = endpoint.getPort() == -1 || endpoint.getPort() == usual ? "" : ":" + endpoint.getPort();
        return (pathStyle ? "" : bucket + ".") + endpoint.getHost() + port;
    }
}
