package dev.browsergrid.profiles.chunk.s3;

import dev.browsergrid.profiles.chunk.ChunkStoreException;
import dev.browsergrid.profiles.chunk.ChunkStoreException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The five things asked of a bucket.
final class S3Bucket {
    private final S3Connection connection;
    private final String name;

    S3Bucket(S3Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /// An object as it is listed.
    record Listed(String key, long bytes) {}

    Optional<byte[]> get(String key) throws IOException {
        return connection.send(S3Request.get(key));
    }

    void put(String key, byte[] bytes) throws IOException {
        if (connection.send(S3Request.put(key, bytes)).isEmpty()) {
            throw strange("no such object to a put");
        }
    }

    /// Copies within the bucket, which moves no bytes over the network. Answers `false` when there is no
    /// such object.
    boolean copy(String from, String to) throws IOException {
        String source = PercentEncoding.path("/" + name + "/" + from);
        return connection.send(S3Request.copy(source, to)).isPresent();
    }

    /// Deletes what may be gone already.
    void delete(String key) throws IOException {
        connection.send(S3Request.delete(key));
    }

    /// All objects whose keys begin so, in order of their keys.
    List<Listed> list(String prefix) throws IOException {
        List<Listed> objects = new ArrayList<>();
        SortedMap<String, String> query = new TreeMap<>(Map.of("list-type", "2", "prefix", prefix));
        while (true) {
            byte[] page = connection.send(S3Request.list(query)).orElseThrow(() -> strange("no listing"));
            S3Xml xml = S3Xml.read(page);
            for (S3Xml object : xml.children("Contents")) {
                objects.add(new Listed(required(object, "Key"), Long.parseLong(required(object, "Size"))));
            }
            if (!required(xml, "IsTruncated").equals("true")) {
                return objects;
            }
            query.put("continuation-token", required(xml, "NextContinuationToken"));
        }
    }

    private String required(S3Xml xml, String child) throws ChunkStoreException {
        return xml.text(child).orElseThrow(() -> strange("a listing without " + child));
    }

    private ChunkStoreException strange(String what) {
        return new ChunkStoreException(Problem.UNAVAILABLE, "bucket " + name + " answers with " + what);
    }
}
