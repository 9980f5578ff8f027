package dev.browsergrid.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.chat.BrowserState.Facts;
import dev.browsergrid.chat.BrowserState.Gone;
import dev.browsergrid.chat.BrowserState.Pending;
import dev.browsergrid.chat.BrowserState.Saved;
import dev.browsergrid.platform.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserStateTest {
    private static final Saved FIRST = new Saved(Ids.next(), 1);

    @Test
    void each_message_has_what_its_run_left() {
        Saved second = new Saved(FIRST.profile(), 2);
        assertThat(after(over(FIRST), over(new Gone()), over(second))).containsExactly(FIRST, new Gone(), second);
    }

    @Test
    void a_run_that_never_had_a_browser_leaves_it_as_the_message_before_did() {
        assertThat(after(over(FIRST), withoutBrowser(), withoutBrowser())).containsExactly(FIRST, FIRST, FIRST);
    }

    @Test
    void before_the_first_browser_there_is_nothing_to_go_back_to() {
        assertThat(after(withoutBrowser())).containsExactly(new Gone());
    }

    @Test
    void what_is_not_over_is_to_come() {
        assertThat(after(over(FIRST), over(new Pending()), unfinished(), withoutBrowser()))
                .containsExactly(FIRST, new Pending(), new Pending(), new Pending());
    }

    private static List<BrowserState> after(Facts... messages) {
        return BrowserState.after(List.of(messages));
    }

    private static Facts over(BrowserState kept) {
        return new Facts(Ids.next(), Ids.next(), true, true, kept);
    }

    private static Facts withoutBrowser() {
        return new Facts(Ids.next(), Ids.next(), true, false, new Gone());
    }

    private static Facts unfinished() {
        return new Facts(Ids.next(), Ids.next(), false, true, new Pending());
    }
}
