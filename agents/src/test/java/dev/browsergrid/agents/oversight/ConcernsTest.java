package dev.browsergrid.agents.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolCall.DialogAnswer;
import dev.browsergrid.agents.ToolCall.MouseButton;
import dev.browsergrid.agents.oversight.Stake.Element;
import dev.browsergrid.agents.oversight.Stake.Form;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcernsTest {
    private static final ToolCall.Click CLICK = new ToolCall.Click("e1", false, MouseButton.LEFT, DialogAnswer.DISMISS);

    @ParameterizedTest
    @CsvSource({
        "Place order, PAYMENT",
        "Pay $29.50, PAYMENT",
        "Buy now, PAYMENT",
        "Complete purchase, PAYMENT",
        "Book, PAYMENT",
        "Transfer, PAYMENT",
        "→ Donate, PAYMENT",
        "Jetzt kaufen, PAYMENT",
        "Zahlungspflichtig bestellen, PAYMENT",
        "Send, MESSAGE",
        "Post reply, MESSAGE",
        "Publish, MESSAGE",
        "Answer, ",
        "Veröffentlichen, MESSAGE",
        "Envoyer, MESSAGE",
        "Sign up, ACCOUNT",
        "Create account, ACCOUNT",
        "Join, ACCOUNT",
        "Registrarse, ACCOUNT",
        "Delete, DELETION",
        "Remove user, DELETION",
        "Cancel subscription, DELETION",
        "Unsubscribe, DELETION",
        "Löschen, DELETION",
        "I agree, CONSENT",
        "Accept all cookies, CONSENT",
        "Alle akzeptieren, CONSENT",
        "Save changes, DATA_CHANGE",
        "Speichern, DATA_CHANGE",
        "Add to cart, ",
        "Remove from cart, ",
        "Remove filter, ",
        "Cancel, ",
        "Close, ",
        "Search, ",
        "Sign in, ",
        "Next, ",
        "Buyer protection explained, ",
        "Payments, ",
        "Sender, ",
        "Postcode lookup, "
    })
    void a_button_is_judged_by_how_its_name_begins(String name, Concern expected) {
        assertThat(button(name, Form.NONE)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void a_button_that_says_nothing_is_judged_by_what_is_around_it() {
        assertThat(button("OK", dialog("Delete this file? It cannot be restored.")))
                .contains(Concern.DELETION);
        assertThat(button("Continue", dialog("Your card will be charged $20. Payment")))
                .contains(Concern.PAYMENT);
        assertThat(button("Yes", dialog("Show more like this?"))).isEmpty();
        assertThat(button("Submit", form(false, false, false, true))).contains(Concern.DATA_CHANGE);
        assertThat(button("Submit", form(true, true, false, true))).contains(Concern.ACCOUNT);
        assertThat(button("Weiter", form(false, false, true, true))).contains(Concern.PAYMENT);
        assertThat(button("Submit", form(true, false, false, true))).isEmpty();
        assertThat(button("Go", form(false, false, true, true))).contains(Concern.PAYMENT);
    }

    @Test
    void following_a_link_only_opens_a_page_unless_it_deletes() {
        assertThat(Concerns.of(CLICK, stake(new Element("link", "Sign up", true, false), Form.NONE)))
                .isEmpty();
        assertThat(Concerns.of(CLICK, stake(new Element("link", "Delete", true, false), Form.NONE)))
                .contains(Concern.DELETION);
        assertThat(Concerns.of(CLICK, stake(new Element("link", "Place order", false, false), Form.NONE)))
                .contains(Concern.PAYMENT);
    }

    @Test
    void ticking_terms_is_consent_and_taking_it_back_is_not() {
        assertThat(Concerns.of(CLICK, stake(new Element("checkbox", "I agree to the terms", false, false), Form.NONE)))
                .contains(Concern.CONSENT);
        assertThat(Concerns.of(CLICK, stake(new Element("checkbox", "I agree to the terms", false, true), Form.NONE)))
                .isEmpty();
        assertThat(Concerns.of(CLICK, stake(new Element("checkbox", "Vegan", false, false), Form.NONE)))
                .isEmpty();
    }

    @Test
    void pressing_enter_in_a_field_does_what_the_forms_button_does() {
        Form pays = new Form(true, false, false, false, true, "Pay", "", "");
        Form finds = new Form(false, false, false, false, true, "Search", "", "");
        Stake field = stake(new Element("field", "Amount", false, false), pays);
        assertThat(Concerns.of(new ToolCall.Press("Enter", null), field)).contains(Concern.PAYMENT);
        assertThat(Concerns.of(new ToolCall.Type("e1", "20", true, true), field))
                .contains(Concern.PAYMENT);
        assertThat(Concerns.of(new ToolCall.Type("e1", "20", true, false), field))
                .isEmpty();
        assertThat(Concerns.of(new ToolCall.Press("a", null), field)).isEmpty();
        assertThat(Concerns.of(
                        new ToolCall.Press("Enter", null), stake(new Element("field", "Query", false, false), finds)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enter", " ", "Space", "Control+Enter"})
    void keys_push_the_button_that_has_the_focus(String keys) {
        assertThat(Concerns.of(
                        new ToolCall.Press(keys, null), stake(new Element("button", "Buy", false, false), Form.NONE)))
                .contains(Concern.PAYMENT);
    }

    @Test
    void the_delete_key_deletes_what_is_chosen_but_only_letters_in_a_field() {
        ToolCall.Press delete = new ToolCall.Press("Delete", null);
        assertThat(Concerns.of(delete, stake(new Element("button", "Invoice.pdf", false, false), Form.NONE)))
                .contains(Concern.DELETION);
        assertThat(Concerns.of(delete, stake(new Element("field", "Name", false, false), Form.NONE)))
                .isEmpty();
    }

    private static Optional<Concern> button(String name, Form form) {
        return Concerns.of(CLICK, stake(new Element("button", name, false, false), form));
    }

    private static Form dialog(String text) {
        return new Form(false, false, false, false, false, "", text, "");
    }

    private static Form form(boolean password, boolean newPassword, boolean card, boolean words) {
        return new Form(true, password, newPassword, card, words, "Submit", "", "");
    }

    private static Stake stake(Element element, Form form) {
        return new Stake("https://shop.test/", "https://shop.test", element, form, "f");
    }
}
