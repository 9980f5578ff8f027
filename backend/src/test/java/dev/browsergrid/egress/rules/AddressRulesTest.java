package dev.browsergrid.egress.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, UNSPECIFIED",
        "0.1.2.3, RESERVED",
        "10.0.0.1, PRIVATE",
        "10.255.255.255, PRIVATE",
        "100.64.0.1, SHARED",
        "100.127.255.255, SHARED",
        "100.100.100.200, METADATA",
        "127.0.0.1, LOOPBACK",
        "127.255.255.254, LOOPBACK",
        "168.63.129.16, METADATA",
        "169.254.0.1, LINK_LOCAL",
        "169.254.169.254, METADATA",
        "169.254.170.2, METADATA",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.0.0.1, RESERVED",
        "192.0.2.1, RESERVED",
        "192.88.99.1, RESERVED",
        "192.168.1.1, PRIVATE",
        "198.18.0.1, RESERVED",
        "198.19.255.255, RESERVED",
        "198.51.100.7, RESERVED",
        "203.0.113.7, RESERVED",
        "224.0.0.1, MULTICAST",
        "239.255.255.250, MULTICAST",
        "240.0.0.1, RESERVED",
        "255.255.255.255, RESERVED",
        "::, UNSPECIFIED",
        "::1, LOOPBACK",
        "::7f00:1, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "::ffff:a00:1, PRIVATE",
        "::ffff:0:127.0.0.1, LOOPBACK",
        "64:ff9b::7f00:1, LOOPBACK",
        "64:ff9b::a9fe:a9fe, METADATA",
        "64:ff9b:1::1, RESERVED",
        "100::1, RESERVED",
        "2001::1, RESERVED",
        "2001:db8::1, RESERVED",
        "2002:7f00:1::, LOOPBACK",
        "2002:a00:1::1, PRIVATE",
        "2002:c0a8:101::1, PRIVATE",
        "3fff::1, RESERVED",
        "4000::1, RESERVED",
        "5f00::1, RESERVED",
        "fc00::1, PRIVATE",
        "fd00:ec2::254, METADATA",
        "fd12:3456::1, PRIVATE",
        "fe80::1, LINK_LOCAL",
        "febf::1, LINK_LOCAL",
        "fec0::1, PRIVATE",
        "ff02::1, MULTICAST"
    })
    void an_address_that_is_not_public_is_refused(String address, Refusal refusal) {
        assertThat(AddressRules.refusal(InetAddress.ofLiteral(address))).contains(refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void a_public_address_is_not(String address) {
        assertThat(AddressRules.refusal(InetAddress.ofLiteral(address))).isEmpty();
    }

    @Property
    void an_address_of_version_4_is_judged_alike_in_every_clothing(@ForAll @Size(4) byte[] bytes) {
        InetAddress plain = Network.ofBytes(bytes);
        String low = "%02x%02x:%02x%02x".formatted(bytes[0], bytes[1], bytes[2], bytes[3]);
        for (String form : new String[] {"::ffff:" + low, "64:ff9b::" + low, "2002:" + low + "::", "::ffff:0:" + low}) {
            assertThat(AddressRules.refusal(InetAddress.ofLiteral(form)))
                    .as(form)
                    .isEqualTo(AddressRules.refusal(plain));
        }
    }
}
