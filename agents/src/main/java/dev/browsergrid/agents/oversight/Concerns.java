package dev.browsergrid.agents.oversight;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;
import static java.util.regex.Pattern.UNICODE_CHARACTER_CLASS;

import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.oversight.Stake.Element;
import dev.browsergrid.agents.oversight.Stake.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells what a person should look at before it is done, by the words on what is about to be used and around it, in
/// some languages. Pure, and deaf to what the model says: a page can talk a model into anything.
///
/// It asks rather once too often. What it cannot see is what a page does with a button of another name.
public final class Concerns {
    private static final Pattern PAYMENT = starting("""
        pay|buy|purchase|order now|place (?:my |the |your )?order|(?:complete|confirm|submit) (?:my |the |your )?\
        (?:order|purchase|payment|booking|reservation)|book(?: now)?$|book (?:this|the|my)|reserve|rent now|donate|\
        subscribe|send money|transfer|place (?:my |a |the )?bid|top up|upgrade|start (?:my |your )?(?:free )?trial|\
        kaufen|jetzt kaufen|bezahlen|(?:zahlungs|kosten)pflichtig|jetzt bestellen|bestellung abschicken|buchen|\
        überweisen|spenden|acheter|payer|commander|réserver|comprar|pagar|realizar (?:el )?pedido|acquista|paga\
        """);

    private static final Pattern MESSAGE = starting("""
        send|reply|post|publish|tweet|comment|share|forward|invite|submit (?:my |your )?(?:reply|comment|review|\
        message|post|answer)|senden|abschicken|absenden|antworten|veröffentlichen|teilen|weiterleiten|einladen|\
        envoyer|répondre|publier|partager|enviar|responder|publicar|compartir|invia|rispondi|pubblica\
        """);

    private static final Pattern ACCOUNT = starting("""
        sign up|signup|register|join(?: now| us| free)?$|create (?:an |my |your |new )?account|open (?:an |my )?account|\
        registrieren|konto (?:erstellen|anlegen|eröffnen)|créer (?:un |mon )?compte|s.inscrire|registrarse|\
        crear (?:una )?cuenta|registrati|crea (?:un )?account\
        """);

    private static final Pattern DELETION = starting("""
        delete|remove|erase|discard|wipe|clear (?:all|history|data|everything)|empty (?:the )?(?:trash|bin)|\
        cancel (?:my |the |your )?(?:subscription|order|booking|reservation|account|membership|plan|appointment)|\
        unsubscribe|deactivate|close (?:my |the |your )?account|revoke|reset|uninstall|löschen|entfernen|kündigen|\
        stornieren|supprimer|effacer|résilier|eliminar|borrar|elimina|cancella\
        """);

    private static final Pattern CONSENT = starting("""
        accept|i accept|agree|i agree|consent|i consent|allow all|akzeptieren|alle akzeptieren|annehmen|zustimmen|\
        ich stimme zu|einverstanden|accepter|tout accepter|j.accepte|aceptar|acepto|accetta|accetto\
        """);

    private static final Pattern TERMS = Pattern.compile(
            "\\b(?:agree|accept|consent|terms|privacy policy|conditions|agb|datenschutz|nutzungsbedingungen|"
                    + "conditions générales|términos|condizioni)\\b",
            CASE_INSENSITIVE | UNICODE_CASE | UNICODE_CHARACTER_CLASS);

    private static final Pattern CHANGE = starting("""
        save|update|apply changes|change|rename|speichern|aktualisieren|ändern|enregistrer|mettre à jour|modifier|\
        guardar|actualizar|cambiar|salva|aggiorna|modifica\
        """);

    private static final Pattern GOING_ON = starting("""
        ok$|okay|yes|confirm|submit|continue$|proceed|finish|done$|ja$|bestätigen|weiter$|fortfahren|fertig|oui$|\
        confirmer|valider|continuer$|sí$|confirmar|continuar$|conferma|continua$\
        """);

    private static final Pattern HARMLESS = starting("""
        search|filter|log ?in|sign in|next|apply filter|sort|show|find|anmelden|einloggen|suchen|filtern|\
        se connecter|rechercher|iniciar sesión|buscar|accedi|cerca\
        """);

    private static final Pattern NOT_MINE =
            Pattern.compile("\\b(?:cart|basket|bag|filter|warenkorb|panier|carrito)\\b");
    private static final Pattern DELETING =
            Pattern.compile("\\b(?:delete|remove permanently|erase|löschen|supprimer|eliminar)\\b");
    private static final Pattern PAYING =
            Pattern.compile("\\b(?:pay|payment|charged|purchase|bezahlen|zahlung|payer|paiement|pagar|pago)\\b");
    private static final Set<String> HANDING_IN = Set.of("enter", "numpadenter");
    private static final Set<String> PUSHING = Set.of("enter", "numpadenter", "space", " ");

    private Concerns() {}

    /// What stands against doing this without asking; empty when nothing does.
    public static Optional<Concern> of(ToolCall.Action action, Stake stake) {
        Element element = stake.element();
        return switch (action) {
            case ToolCall.Click _, ToolCall.ClickAt _ -> used(element, stake.form());
            case ToolCall.Drag _ -> found(DELETION, element.name(), Concern.DELETION);
            case ToolCall.Type type -> type.submit() ? handedIn(stake.form()) : Optional.empty();
            case ToolCall.FillForm _ ->
                element.kind().equals("checkbox") ? used(element, stake.form()) : Optional.empty();
            case ToolCall.Press press -> pressed(lastKey(press.keys()), element, stake.form());
            default -> Optional.empty();
        };
    }

    private static Optional<Concern> pressed(String key, Element element, Form form) {
        boolean field = element.isField();
        if (key.equals("delete") && !field) {
            return Optional.of(Concern.DELETION);
        }
        if (field) {
            return HANDING_IN.contains(key) ? handedIn(form) : Optional.empty();
        }
        return PUSHING.contains(key) ? used(element, form) : Optional.empty();
    }

    private static String lastKey(String keys) {
        String key = keys.equals(" ") ? keys : keys.strip();
        return key.substring(key.lastIndexOf('+') + 1).toLowerCase(Locale.ROOT);
    }

    /// What pressing Enter in a form does: as its button would.
    private static Optional<Concern> handedIn(Form form) {
        return form.sends() || !form.button().isEmpty()
                ? used(new Element("button", form.button(), false, false), form)
                : Optional.empty();
    }

    private static Optional<Concern> used(Element element, Form form) {
        String name = element.name().strip();
        return switch (element.kind()) {
            case "field", Element.CODE, "option" -> Optional.empty();
            case "checkbox" ->
                element.ticked() || !TERMS.matcher(name).find() ? Optional.empty() : Optional.of(Concern.CONSENT);
            default -> pushed(name, element.opens(), form);
        };
    }

    private static Optional<Concern> pushed(String name, boolean opens, Form form) {
        if (opens) {
            // another page opens, where the rest is asked about
            return found(DELETION, name, Concern.DELETION)
                    .filter(_ -> !NOT_MINE.matcher(form.text()).find());
        }
        boolean thing = DELETION.matcher(name).find()
                && !NOT_MINE.matcher(name.toLowerCase(Locale.ROOT)).find();
        return found(PAYMENT, name, Concern.PAYMENT)
                .or(() -> thing ? Optional.of(Concern.DELETION) : Optional.empty())
                .or(() -> found(ACCOUNT, name, Concern.ACCOUNT))
                .or(() -> found(MESSAGE, name, Concern.MESSAGE))
                .or(() -> found(CONSENT, name, Concern.CONSENT))
                .or(() -> found(CHANGE, name, Concern.DATA_CHANGE))
                .or(() -> GOING_ON.matcher(name).find() || name.isEmpty() ? within(form) : Optional.empty())
                .or(() -> form.card() && form.sends() && !HARMLESS.matcher(name).find()
                        ? Optional.of(Concern.PAYMENT)
                        : Optional.empty());
    }

    /// A button whose name says nothing: what is around it does.
    private static Optional<Concern> within(Form form) {
        if (form.card() || PAYING.matcher(form.text()).find()) {
            return Optional.of(Concern.PAYMENT);
        }
        if (DELETING.matcher(form.text()).find()) {
            return Optional.of(Concern.DELETION);
        }
        if (form.newPassword()) {
            return Optional.of(Concern.ACCOUNT);
        }
        return form.sends() && form.words() && !form.password() ? Optional.of(Concern.DATA_CHANGE) : Optional.empty();
    }

    private static Optional<Concern> found(Pattern words, String name, Concern concern) {
        return words.matcher(name).find() ? Optional.of(concern) : Optional.empty();
    }

    private static Pattern starting(String words) {
        return Pattern.compile(
                "^\\W*(?:" + words + ")(?!\\w)", CASE_INSENSITIVE | UNICODE_CASE | UNICODE_CHARACTER_CLASS);
    }
}
