package dev.browsergrid.profiles.chunk.s3;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// AWS Signature Version 4 of one request, as a pure function of it.
final class S3Signature {
    private static final String METHOD = "AWS4-HMAC-SHA256";

    private S3Signature() {}

    /// What the `Authorization` header says. The address is encoded already, its query in order. All
    /// `headers` are signed; their names are in small letters, `host`, `x-amz-date` and
    /// `x-amz-content-sha256` among them.
    static String authorization(
            String method, URI address, SortedMap<String, String> headers, S3Credentials credentials, String region) {
        String time = Objects.requireNonNull(headers.get("x-amz-date"));
        String day = time.substring(0, 8);
        String scope = day + "/" + region + "/s3/aws4_request";
        String names = String.join(";", headers.keySet());
        String request = String.join(
                "\n",
                method,
                address.getRawPath(),
                Objects.requireNonNullElse(address.getRawQuery(), ""),
                headers.entrySet().stream()
                        .map((Map.Entry<String, String> header) -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining()),
                names,
                Objects.requireNonNull(headers.get("x-amz-content-sha256")));
        String toSign = String.join("\n", METHOD, time, scope, sha256(utf8(request)));
        byte[] key = utf8("AWS4" + credentials.secretKey());
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return METHOD + " Credential=" + credentials.accessKey() + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + HexFormat.of().formatHex(hmac(key, toSign));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
