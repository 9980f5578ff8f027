package dev.browsergrid.profiles.chunk.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The examples that AWS publishes ("Signature Calculations for the Authorization Header").
class S3SignatureTest {
    private static final S3Credentials EXAMPLE =
            new S3Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty());
    private static final S3Settings BUCKET =
            new S3Settings(URI.create("https://s3.amazonaws.com"), "examplebucket", "us-east-1", false, EXAMPLE);

    @Test
    void getting_a_part_of_an_object_is_signed_as_published() {
        assertThat(signed("GET", "test.txt", Map.of(), Map.of("range", "bytes=0-9"), ""))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void putting_an_object_with_a_strange_name_is_signed_as_published() {
        Map<String, String> headers =
                Map.of("date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY");
        assertThat(signed("PUT", "test$file.text", Map.of(), headers, "Welcome to Amazon S3."))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void asking_for_a_property_of_the_bucket_is_signed_as_published() {
        assertThat(signed("GET", "", Map.of("lifecycle", ""), Map.of(), ""))
                .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void listing_is_signed_as_published() {
        assertThat(signed("GET", "", Map.of("prefix", "J", "max-keys", "2"), Map.of(), ""))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    private static String signed(
            String method, String key, Map<String, String> query, Map<String, String> more, String body) {
        SortedMap<String, String> headers = new TreeMap<>(more);
        headers.put("host", BUCKET.host());
        headers.put("x-amz-date", "20130524T000000Z");
        headers.put("x-amz-content-sha256", S3Signature.sha256(body.getBytes(StandardCharsets.UTF_8)));
        return S3Signature.authorization(
                method, BUCKET.address(key, new TreeMap<>(query)), headers, EXAMPLE, BUCKET.region());
    }
}
