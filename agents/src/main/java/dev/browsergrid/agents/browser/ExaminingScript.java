package dev.browsergrid.agents.browser;

/// What an element is asked about itself before something is done to it.
final class ExaminingScript {
    /// Run on an element. Answers its kind, its name, what its form would do, and `state`: all that an approval is
    /// bound
    /// to. Passwords are in it by their length only, times of the day not at all.
    static final String STAKE = """
        start => {
        """ + ChallengeScripts.PARTS + """
          const one = text => (text ?? '').replace(/\\s+/g, ' ').trim();
          const shown = node => one(node ? node.innerText ?? node.textContent : '');
          const acting = 'button,a[href],input,select,textarea,summary,label,option,[role=button],[role=link],' +
            '[role=checkbox],[role=switch],[role=radio],[role=menuitem],[role=tab],[role=option],[onclick],' +
            '[contenteditable=""],[contenteditable=true]';
          const near = start.closest(acting) ?? start;
          const it = near.localName === 'label' && near.control ? near.control : near;
          const role = it.getAttribute('role') ?? '';
          const type = (it.getAttribute('type') ?? '').toLowerCase();
          const pushes = ['button', 'submit', 'reset', 'image'].includes(type);
          const named = element => {
            const by = (element.getAttribute('aria-labelledby') ?? '').split(/\\s+/).filter(Boolean)
              .map(id => shown(element.getRootNode().getElementById?.(id))).join(' ');
            const labels = [...(element.labels ?? [])].map(shown).join(' ');
            const written = element.localName === 'input' && ['button', 'submit', 'reset'].includes(element.type)
              ? element.value || (element.type === 'submit' ? 'Submit' : '') : '';
            const pictures = [...element.querySelectorAll('img[alt],svg title')]
              .map(picture => picture.getAttribute('alt') ?? picture.textContent).join(' ');
            return [by, element.getAttribute('aria-label'), labels, written, element.getAttribute('alt'),
              /^(input|select|textarea)$/.test(element.localName) ? '' : shown(element), pictures,
              element.getAttribute('title'), element.getAttribute('placeholder')].map(one).find(Boolean) ?? '';
          };
          const kind = ['checkbox', 'switch'].includes(role) || (it.localName === 'input' && type === 'checkbox')
            ? 'checkbox'
            : ['radio', 'option'].includes(role) || type === 'radio' || it.localName === 'option' ? 'option'
            : codeField(it) ? 'code'
            : (it.localName === 'input' && !pushes) || it.localName === 'textarea' || it.localName === 'select'
              || it.isContentEditable ? 'field'
            : it.localName === 'a' && role !== 'button' ? 'link' : 'button';
          const opens = kind === 'link' && /^https?:$/.test(it.protocol) && !it.hasAttribute('onclick')
            && it.href.split('#')[0] !== location.href.split('#')[0];
          const form = it.form ?? it.closest('form');
          const dialog = it.closest('dialog,[role=dialog],[role=alertdialog]');
          const around = dialog ?? form;
          const fields = [...(form ?? dialog ?? document.createElement('p'))
            .querySelectorAll('input,textarea,select,[contenteditable=""],[contenteditable=true]')];
          const sort = field => (field.getAttribute('type') ?? 'text').toLowerCase();
          const secret = fields.filter(field => field.localName === 'input' && sort(field) === 'password');
          const card = field => /(^|\\s)cc-/.test(field.autocomplete ?? '')
            || /card.?(num|no)|cardnum|cvc|cvv|iban|security.?code/i.test(`${field.name} ${field.id}`);
          const writes = field => field.localName === 'textarea' || field.isContentEditable
            || (field.localName === 'input' && ['text', 'email', 'tel', 'url', 'number', 'date'].includes(sort(field)));
          const searches = form && (form.getAttribute('role') === 'search' || form.closest('search,[role=search]')
            || fields.some(field => sort(field) === 'search'));
          const sends = !!form && !searches && (form.method === 'post' || !form.hasAttribute('action'));
          const button = form && [...form.elements].find(each => (each.localName === 'button' && each.type === 'submit')
            || (each.localName === 'input' && ['submit', 'image'].includes(each.type)));
          const sendsTo = () => {
            if (!form) return '';
            const to = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
            try { return new URL(to, document.baseURI).origin } catch { return '' }
          };
          const calm = text => text.replace(/\\b\\d{1,2}:\\d{2}(:\\d{2})?(\\s?[ap]\\.?m\\.?)?/gi, '~')
            .replace(/\\b\\d+\\s*(seconds?|secs?|minutes?|mins?|s|m)\\b/gi, '~');
          const held = [...document.querySelectorAll('input,textarea,select')].slice(0, 500).map(field =>
            sort(field) === 'password' ? field.value.length : `${field.value}|${field.checked ?? ''}|${field.disabled}`);
          const region = dialog ?? document.querySelector('main,[role=main]') ?? document.body ?? document.documentElement;
          return {
            kind, name: named(it).slice(0, 300), opens,
            ticked: it.checked === true || it.getAttribute('aria-checked') === 'true',
            sends, password: secret.length > 0,
            newPassword: secret.length > 1 || secret.some(field => field.autocomplete === 'new-password'),
            card: fields.some(card), words: fields.some(writes), button: button ? named(button).slice(0, 300) : '',
            text: shown(around).slice(0, 2000), sendsTo: sendsTo(),
            state: JSON.stringify([location.href, it.localName, role, type, named(it), it.href ?? '', it.disabled,
              form?.action ?? '', form?.method ?? '', it.formAction ?? '', held, calm(shown(region)).slice(0, 100000),
              region.contains(it) ? '' : calm(shown(around ?? it))])
          };
        }
        """;

    /// The element at a point of a frame, inside open shadow roots too.
    static final String AT_POINT = """
        ([x, y]) => {
          let element = document.elementFromPoint(x, y);
          for (let root = element?.shadowRoot; root; root = element?.shadowRoot) {
            const inner = root.elementFromPoint(x, y);
            if (!inner || inner === element) break;
            element = inner;
          }
          return element;
        }
        """;

    /// The element that has a frame's focus; null when it is none, or another frame.
    static final String FOCUSED = """
        () => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return !element || /^(body|html|iframe|frame)$/.test(element.localName) ? null : element;
        }
        """;

    private ExaminingScript() {}
}
