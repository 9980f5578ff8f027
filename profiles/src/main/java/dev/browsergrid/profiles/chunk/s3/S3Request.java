package dev.browsergrid.profiles.chunk.s3;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One request to a bucket (empty key) or an object of it. All of them may be sent again.
@SuppressWarnings("ArrayRecordComponent") // never compared
record S3Request(
        String method,
        String key,
        SortedMap<String, String> query,
        SortedMap<String, String> headers,
        byte[] body,
        boolean answersXml) {
    private static final byte[] NOTHING = {};

    static S3Request get(String key) {
        return new S3Request("GET", key, new TreeMap<>(), new TreeMap<>(), NOTHING, false);
    }

    static S3Request put(String key, byte[] body) {
        return new S3Request("PUT", key, new TreeMap<>(), new TreeMap<>(), body, false);
    }

    /// `source` is `/bucket/key`, encoded.
    static S3Request copy(String source, String key) {
        return new S3Request(
                "PUT", key, new TreeMap<>(), new TreeMap<>(Map.of("x-amz-copy-source", source)), NOTHING, true);
    }

    static S3Request delete(String key) {
        return new S3Request("DELETE", key, new TreeMap<>(), new TreeMap<>(), NOTHING, false);
    }

    static S3Request list(SortedMap<String, String> query) {
        return new S3Request("GET", "", query, new TreeMap<>(), NOTHING, true);
    }

    @Override
    public String toString() {
        return method + " " + (key.isEmpty() ? "the bucket" : key);
    }
}
