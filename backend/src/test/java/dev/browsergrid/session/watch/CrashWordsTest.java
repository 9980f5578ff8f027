package dev.browsergrid.session.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrashWordsTest {
    @Test
    void of_an_address_only_the_host_is_told() {
        assertThat(CrashWords.of("https://ada:secret@shop.example.com:8443/cart?token=secret#secret", "crashed"))
                .isEqualTo("a page of shop.example.com crashed; its tab is still there and can be loaded again");
    }

    @Test
    void a_page_without_a_host_is_just_a_page() {
        for (String address : new String[] {"about:blank", "chrome://crash/", "data:text/html,secret", "", "ht tp:"}) {
            assertThat(CrashWords.of(address, "crashed")).startsWith("a page crashed;");
        }
    }

    @Test
    void want_of_memory_is_told_where_chromium_knows_of_it() {
        assertThat(CrashWords.of("about:blank", "oom")).startsWith("a page ran out of memory;");
        assertThat(CrashWords.of("about:blank", "killed")).contains("ended by the system");
    }
}
