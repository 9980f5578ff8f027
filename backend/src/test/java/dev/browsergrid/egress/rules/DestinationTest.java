package dev.browsergrid.egress.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "2130706433, 127.0.0.1",
        "0x7f000001, 127.0.0.1",
        "0X7F.1, 127.0.0.1",
        "017700000001, 127.0.0.1",
        "0177.0.0.1, 127.0.0.1",
        "0177.0x0.0.1, 127.0.0.1",
        "127.1, 127.0.0.1",
        "127.0.1, 127.0.0.1",
        "127.0.0.1., 127.0.0.1",
        "0, 0.0.0.0",
        "0x, 0.0.0.0",
        "00000000000000000000177.1, 127.0.0.1",
        "4294967295, 255.255.255.255",
        "10.0x0000ffff, 10.0.255.255",
        "192.168.257, 192.168.1.1",
        "[::1], 0:0:0:0:0:0:0:1",
        "[0:0:0:0:0:0:0:1], 0:0:0:0:0:0:0:1",
        "[::FFFF:127.0.0.1], 127.0.0.1",
        "[::ffff:7f00:1], 127.0.0.1"
    })
    void every_spelling_of_an_address_is_that_address(String host, String address) {
        assertThat(Destination.of(host, 80))
                .get()
                .extracting(Destination::address)
                .isEqualTo(java.util.Optional.of(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "Example.COM, example.com",
        "example.com., example.com",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "a_b.example, a_b.example",
        "1.example, 1.example",
        "0x7f.example, 0x7f.example",
        "localhost, localhost"
    })
    void a_name_is_told_in_one_spelling(String host, String name) {
        assertThat(Destination.of(host, 80)).get().satisfies(destination -> {
            assertThat(destination.host()).isEqualTo(name);
            assertThat(destination.address()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                ".",
                "a..b",
                "256.256.256.256",
                "1.2.3.4.5",
                "4294967296",
                "0x100000000",
                "08.0.0.1",
                "example.0x7f",
                "example.1",
                "user@127.0.0.1",
                "127.0.0.1%00.example",
                "127.0.0.1\\@example.com",
                "127。0。0。1",
                "①②⑦.⓪.⓪.①",
                "[::1",
                "::1",
                "[::1%25lo]",
                "[fe80::1%eth0]",
                "[]",
                "a b"
            })
    void what_no_browser_asks_for_is_no_destination(String host) {
        assertThat(Destination.of(host, 80)).isEmpty();
    }

    @Property
    void numbers_are_read_alike_in_every_base(@ForAll @Size(4) byte[] bytes) {
        long value = 0;
        for (byte next : bytes) {
            value = (value << 8) | (next & 0xff);
        }
        for (String form :
                List.of(Long.toString(value), "0x" + Long.toHexString(value), "0" + Long.toOctalString(value))) {
            assertThat(Destination.of(form, 80).orElseThrow().address()).contains(Network.ofBytes(bytes));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, 80",
        "example.com:8080, example.com, 8080",
        "[::1]:99, 0:0:0:0:0:0:0:1, 99",
        "[::1], 0:0:0:0:0:0:0:1, 80"
    })
    void a_port_may_be_said(String authority, String host, int port) {
        assertThat(Destination.parse(authority, 80)).get().satisfies(destination -> {
            assertThat(destination.host()).isEqualTo(host);
            assertThat(destination.port()).isEqualTo(port);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com:", "example.com:0", "example.com:65536", "example.com:99999999999", "a:b:1"})
    void a_port_that_is_none_is_refused(String authority) {
        assertThat(Destination.parse(authority, 80)).isEmpty();
    }
}
