package dev.browsergrid.profiles.chunk.s3;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The server's side of Signature Version 4: computed from what came over the wire, with no code of the
/// client's.
record TestSignatures(S3Credentials credentials, String region, InstantSource clock) {
    private static final Pattern FORM = Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/([0-9]{8})/([^/]+)/s3/"
            + "aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    /// The code of the error; nothing when all is well.
    Optional<String> refusal(HttpExchange exchange, byte[] body) throws GeneralSecurityException {
        Matcher given = FORM.matcher(header(exchange, "Authorization"));
        if (!given.matches()) {
            return Optional.of("AccessDenied");
        }
        String time = header(exchange, "x-amz-date");
        List<String> names = Arrays.asList(given.group(4).split(";", -1));
        if (!given.group(1).equals(credentials.accessKey())) {
            return Optional.of("InvalidAccessKeyId");
        }
        if (!given.group(3).equals(region)) {
            return Optional.of("AuthorizationHeaderMalformed");
        }
        if (!names.contains("host")
                || !names.containsAll(amazonHeaders(exchange))
                || !time.startsWith(given.group(2))) {
            return Optional.of("AccessDenied");
        }
        Duration skew = Duration.between(LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC), clock.instant());
        if (skew.abs().compareTo(Duration.ofMinutes(15)) > 0) {
            return Optional.of("RequestTimeTooSkewed");
        }
        if (!credentials.sessionToken().orElse("").equals(header(exchange, "x-amz-security-token"))) {
            return Optional.of("InvalidToken");
        }
        if (!hash(body).equals(header(exchange, "x-amz-content-sha256"))) {
            return Optional.of("XAmzContentSHA256Mismatch");
        }
        return signature(exchange, names, given).equals(given.group(5))
                ? Optional.empty()
                : Optional.of("SignatureDoesNotMatch");
    }

    private String signature(HttpExchange exchange, List<String> names, Matcher given) throws GeneralSecurityException {
        List<String> query = new ArrayList<>(
                List.of(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "")
                        .split("&", -1)));
        Collections.sort(query);
        StringBuilder request = new StringBuilder(exchange.getRequestMethod())
                .append('\n')
                .append(exchange.getRequestURI().getRawPath())
                .append('\n')
                .append(String.join("&", query))
                .append('\n');
        for (String name : names) {
            request.append(name)
                    .append(':')
                    .append(header(exchange, name).strip())
                    .append('\n');
        }
        request.append('\n').append(String.join(";", names)).append('\n');
        request.append(header(exchange, "x-amz-content-sha256"));
        String scope = given.group(2) + "/" + given.group(3) + "/s3/aws4_request";
        String text = "AWS4-HMAC-SHA256\n" + header(exchange, "x-amz-date") + "\n" + scope + "\n"
                + hash(request.toString().getBytes(StandardCharsets.UTF_8));
        byte[] start = ("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8);
        byte[] key = mac(mac(mac(mac(start, given.group(2)), given.group(3)), "s3"), "aws4_request");
        return HexFormat.of().formatHex(mac(key, text));
    }

    private static List<String> amazonHeaders(HttpExchange exchange) {
        return exchange.getRequestHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("x-amz-"))
                .toList();
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    private static String hash(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
