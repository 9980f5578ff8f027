package dev.browsergrid.agents.browser;

/// What is asked of a page in its own language. Each is one function, run in the page or on one element.
final class Scripts {
    /// A number that differs when anything a person could notice differs: elements, texts, classes, values, scrolling.
    static final String FINGERPRINT = """
        () => {
          let hash = 7, left = 6000;
          const add = value => {
            const text = String(value);
            for (let i = 0; i < text.length && i < 400; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0;
          };
          const walk = node => {
            if (left-- <= 0) return;
            if (node.nodeType === 3) { add(node.nodeValue); return; }
            if (node.nodeType === 1) {
              if (node.localName === 'script' || node.localName === 'style') return;
              add(node.localName);
              for (const a of node.attributes) { add(a.name); add(a.value); }
              if (node.value !== undefined && typeof node.value === 'string') add(node.value);
              if (node.checked) add('checked');
              if (node.scrollTop || node.scrollLeft) add(node.scrollTop + ',' + node.scrollLeft);
              if (node.shadowRoot) walk(node.shadowRoot);
            }
            for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
          };
          walk(document);
          add(document.title);
          return hash;
        }
        """;

    /// Resolves with true once the document has not changed for `quiet` ms, or with false after `most` ms.
    static final String QUIET = """
        ([quiet, most]) => new Promise(resolve => {
          let timer;
          const end = still => { observer.disconnect(); resolve(still); };
          const wait = () => { clearTimeout(timer); timer = setTimeout(end, quiet, true); };
          const observer = new MutationObserver(wait);
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          wait();
          setTimeout(end, most, false);
        })
        """;

    /// The visible text of the document or of one element, open shadow roots included.
    static final String TEXT = """
        (element, most) => {
          const root = element && element.nodeType ? element : document.body;
          if (!root) return '';
          const texts = [root.innerText ?? root.textContent ?? ''];
          let left = 20000;
          const walk = node => {
            for (const child of node.querySelectorAll('*')) {
              if (left-- <= 0) return;
              if (child.shadowRoot) {
                for (const part of child.shadowRoot.children) {
                  if (part.localName !== 'style' && part.localName !== 'script') texts.push(part.innerText ?? '');
                }
                walk(child.shadowRoot);
              }
            }
          };
          if (root.shadowRoot) { for (const part of root.shadowRoot.children) texts.push(part.innerText ?? ''); }
          walk(root);
          return texts.map(text => text.trim()).filter(text => text).join('\\n').slice(0, most);
        }
        """;

    /// What an action on this element has to know about it.
    static final String ELEMENT = """
        element => ({
          tag: element.localName,
          type: element.localName === 'input' ? element.type : '',
          role: element.getAttribute('role') ?? '',
          value: element.type === 'file' ? [...element.files].map(f => f.name).join(', ')
            : element.localName === 'select' ? [...element.selectedOptions].map(o => o.label).join(', ')
            : element.isContentEditable ? element.innerText
            : typeof element.value === 'string' ? element.value : '',
          checked: element.checked ?? (element.getAttribute('aria-checked') === 'true'),
          checkable: ['checkbox', 'radio'].includes(element.type) || element.hasAttribute('aria-checked'),
          expanded: element.getAttribute('aria-expanded') ?? '',
          disabled: element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true',
          editable: element.isContentEditable,
          focused: element.getRootNode().activeElement === element,
          labelled: (element.labels?.length ?? 0) > 0
        })
        """;

    static final String OPTIONS = """
        element => [...element.options].map(option => [option.value, option.label.trim(), option.disabled])
        """;

    /// Scrolls the nearest scroller by that many of its own screens and says where it is then.
    static final String SCROLL = """
        (element, [dx, dy]) => {
          const can = (node, horizontal) => {
            const style = getComputedStyle(node);
            const flow = horizontal ? style.overflowX : style.overflowY;
            return (flow === 'auto' || flow === 'scroll' || node === document.scrollingElement) &&
              (horizontal ? node.scrollWidth > node.clientWidth + 1 : node.scrollHeight > node.clientHeight + 1);
          };
          const horizontal = dx !== 0;
          let scroller = element && element.nodeType ? element : null;
          while (scroller && !can(scroller, horizontal)) scroller = scroller.parentElement;
          if (!scroller) {
            scroller = document.scrollingElement;
            if (!scroller || !can(scroller, horizontal)) {
              scroller = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
              while (scroller && !can(scroller, horizontal)) scroller = scroller.parentElement;
            }
            scroller ??= document.scrollingElement ?? document.documentElement;
          }
          const place = () => horizontal ? scroller.scrollLeft : scroller.scrollTop;
          const before = place();
          scroller.scrollBy({
            left: dx * scroller.clientWidth * 0.9, top: dy * scroller.clientHeight * 0.9, behavior: 'instant' });
          const whole = horizontal ? scroller.scrollWidth - scroller.clientWidth
            : scroller.scrollHeight - scroller.clientHeight;
          return [before, place(), whole];
        }
        """;

    /// The middle of an element that is in view, or nothing when it is in a frame or has to be scrolled to.
    static final String MIDDLE = """
        element => {
          if (window !== window.top) return null;
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const shown = right > left && bottom > top && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
          return shown ? [(left + right) / 2, (top + bottom) / 2] : null;
        }
        """;

    /// Where the visible part of the page is, its size, and how many pixels of a picture one of its own is.
    static final String VIEW = "() => [scrollX, scrollY, innerWidth, innerHeight, devicePixelRatio]";

    /// What is at a point of the visible page, in words.
    static final String AT_POINT = """
        ([x, y]) => {
          let element = document.elementFromPoint(x, y);
          while (element?.shadowRoot?.elementFromPoint(x, y) && element !== element.shadowRoot.elementFromPoint(x, y)) {
            element = element.shadowRoot.elementFromPoint(x, y);
          }
          if (!element || element === document.documentElement || element === document.body) return 'the empty page';
          const named = element.closest('button, a, label, [role], [aria-label], input, select, textarea') ?? element;
          const text = named.getAttribute('aria-label') ?? named.innerText ?? '';
          const line = text.trim().replace(/\\s+/g, ' ').slice(0, 60);
          return (named.getAttribute('role') ?? named.localName) + (line ? ` "${line}"` : '');
        }
        """;

    private Scripts() {}
}
