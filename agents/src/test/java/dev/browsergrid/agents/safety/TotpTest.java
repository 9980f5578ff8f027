package dev.browsergrid.agents.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
    // base32 of RFC 6238's keys: 20, 32 and 64 bytes of 1234567890 over and over
    private static final String SHA1 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String SHA256 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA====";
    private static final String SHA512 =
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA=";

    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void the_codes_are_those_of_the_standard(long second, String sha1, String sha256, String sha512) {
        Instant now = Instant.ofEpochSecond(second);
        assertThat(address(SHA1, "SHA1").code(now)).isEqualTo(sha1);
        assertThat(address(SHA256, "SHA256").code(now)).isEqualTo(sha256);
        assertThat(address(SHA512, "sha512").code(now)).isEqualTo(sha512);
    }

    private static Totp address(String key, String algorithm) {
        return Totp.parse("otpauth://totp/Shop:ada%40example.com?secret=" + key.replace("=", "%3D")
                        + "&issuer=Shop&digits=8&period=30&algorithm=" + algorithm)
                .orElseThrow();
    }

    @Test
    void a_key_as_sites_show_it_means_six_digits_of_sha_1_every_thirty_seconds() {
        Totp totp = Totp.parse("gezd gnbv gy3t qojq gezd gnbv gy3t qojq").orElseThrow();
        assertThat(totp.code(Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(totp.left(Instant.ofEpochSecond(58))).isEqualTo(Duration.ofSeconds(2));
        assertThat(totp.left(Instant.ofEpochSecond(60))).isEqualTo(Duration.ofSeconds(30));
        assertThat(totp.toString()).doesNotContainIgnoringCase("gezd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GEZDGNBV",
                "not base32 at all!",
                "otpauth://hotp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&counter=1",
                "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=9",
                "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&period=0",
                "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=MD5",
                "otpauth://totp/x"
            })
    void what_is_no_key_is_refused(String text) {
        assertThat(Totp.parse(text)).isEmpty();
    }
}
