package dev.browsergrid.live;

import dev.browsergrid.live.hands.Command;
import dev.browsergrid.live.hands.TouchedPage;
import dev.browsergrid.profiles.cdp.CdpException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// The page a screencast shows, as hands touch it.
final class CastPage implements TouchedPage {
    private static final Logger log = LoggerFactory.getLogger(CastPage.class);

    /// Says what an element is, and whether it takes secrets: by its type, by what it lets browsers fill in, and by its
    /// name, which is rather taken for a secret once too often.
    private static final String DESCRIBE = """
        (element) => {
          const one = text => (text ?? '').replace(/\\s+/g, ' ').trim().slice(0, 60);
          if (!element || element === document.body || element === document.documentElement) return ['the page', false];
          if (/^i?frame$/.test(element.localName)) return ['a frame of another site', true];
          const it = element.closest('button,a,label,input,select,textarea,summary,[role],[aria-label]') ?? element;
          const labels = [...(it.labels ?? [])].map(label => label.innerText).join(' ');
          const name = [it.getAttribute('aria-label'), labels,
            /^(input|select|textarea)$/.test(it.localName) ? '' : it.innerText, it.alt, it.title, it.placeholder]
            .map(one).find(Boolean) ?? '';
          const kind = it.getAttribute('role') ?? ({ a: 'link', input: 'field', textarea: 'field', label: 'field' })[
            it.localName] ?? it.localName;
          const about = `${it.autocomplete ?? ''} ${it.name ?? ''} ${it.id ?? ''} ${name}`;
          const secret = it.type === 'password'
            || /one-time-code|(^|\\s)cc-|passw|secret|token|otp|\\bcode\\b|\\bpin\\b|cvc|cvv|card.?num|iban/i.test(about);
          return [(it.type === 'password' ? 'field' : kind) + (name ? ` “${name}”` : ''), secret];
        }
        """;

    private static final String AT = """
        (x, y) => {
          let element = document.elementFromPoint(x, y);
          for (let root = element?.shadowRoot; root; root = element?.shadowRoot) {
            const inner = root.elementFromPoint(x, y);
            if (!inner || inner === element) break;
            element = inner;
          }
          return element;
        }
        """;

    private static final String FOCUSED = """
        () => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element;
        }
        """;

    private final Supplier<@Nullable Screencast> cast;

    CastPage(Supplier<@Nullable Screencast> cast) {
        this.cast = cast;
    }

    @Override
    public void send(Command command) {
        try {
            Screencast running = cast.get();
            if (running != null) {
                running.call(command.method(), command.params());
            }
        } catch (CdpException e) {
            log.debug("input=lost method={} reason={}", command.method(), e.getMessage());
        }
    }

    @Override
    public Thing at(double x, double y) {
        return described("(" + AT + ")(" + x + "," + y + ")");
    }

    @Override
    public Thing focused() {
        return described("(" + FOCUSED + ")()");
    }

    private Thing described(String element) {
        String script = "(" + DESCRIBE + ")(" + element + ")";
        try {
            Screencast running = cast.get();
            if (running == null) {
                return Thing.UNKNOWN;
            }
            JsonNode value = running.call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true))
                    .path("result")
                    .path("value");
            return value.isArray()
                    ? new Thing(value.path(0).asString(""), value.path(1).asBoolean(true))
                    : Thing.UNKNOWN;
        } catch (CdpException e) {
            return Thing.UNKNOWN;
        }
    }
}
