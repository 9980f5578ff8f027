package dev.browsergrid.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {
    @Test
    void the_header_counts_for_nothing_without_trusted_proxies() {
        assertThat(of(List.of(), "203.0.113.9", "10.1.1.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void a_trusted_proxy_is_believed_about_who_called_it() {
        assertThat(of(List.of("10.0.0.0/8"), "10.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(of(List.of("10.0.0.0/8"), "10.0.0.1", "203.0.113.9, 10.0.0.2"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void what_a_stranger_says_before_the_proxies_is_not_believed() {
        assertThat(of(List.of("10.0.0.1"), "10.0.0.1", "1.2.3.4, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(of(List.of("10.0.0.1"), "198.51.100.7", "1.2.3.4")).isEqualTo("198.51.100.7");
    }

    @Test
    void what_is_no_address_is_not_looked_up() {
        assertThat(of(List.of("10.0.0.1"), "10.0.0.1", "attacker.example.com")).isEqualTo("10.0.0.1");
    }

    private static String of(List<String> trusted, String remote, String forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        request.addHeader("X-Forwarded-For", forwarded);
        return new ClientAddress(new AccessSettings(1, 1, 1, Duration.ofMinutes(1), trusted, Optional.empty()))
                .of(request);
    }
}
