package dev.browsergrid.agents.browser;

/// What is asked of a page so that nothing secret is shown of it. Each is one function; none is told a
/// secret.
final class VeilScripts {
    /// The fields and texts a frame shows, each with its box: in view, or all of them if `whole`. Null
    /// when there are too many to tell.
    static final String SHOWN = """
        whole => {
          const fields = [], texts = [];
          let left = 60000;
          const add = (list, text, box) => {
            const there = box.width > 0 && box.height > 0 && (whole ||
              (box.bottom > -100 && box.right > -100 && box.top < innerHeight + 100 && box.left < innerWidth + 100));
            if (there) list.push([text, box.x, box.y, box.width, box.height]);
          };
          const walk = node => {
            if (left-- <= 0) return;
            if (node.nodeType === 3) {
              if (!node.nodeValue.trim()) return;
              const range = document.createRange();
              range.selectNodeContents(node);
              add(texts, node.nodeValue, range.getBoundingClientRect());
              return;
            }
            if (node.nodeType === 1) {
              if (['script', 'style', 'noscript'].includes(node.localName)) return;
              const held = node.localName === 'select' ? [...node.selectedOptions].map(o => o.label).join(' ')
                : ['input', 'textarea'].includes(node.localName) ? String(node.value) : '';
              if (held) add(fields, held, node.getBoundingClientRect());
              if (node.shadowRoot) walk(node.shadowRoot);
            }
            for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
          };
          walk(document);
          return left > 0 ? { fields, texts } : null;
        }
        """;

    /// Where the inside of a frame begins on the page around it, how much larger it is drawn there, and
    /// its size.
    static final String FRAME_PLACE = """
        element => {
          const box = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          const x = element.offsetWidth ? box.width / element.offsetWidth : 1;
          const y = element.offsetHeight ? box.height / element.offsetHeight : 1;
          return [
            box.x + (element.clientLeft + (parseFloat(style.paddingLeft) || 0)) * x,
            box.y + (element.clientTop + (parseFloat(style.paddingTop) || 0)) * y,
            x, y, box.width, box.height];
        }
        """;

    /// Has a field show dots from now on, for as long as it is there.
    static final String DOTS = "element => element.style.setProperty('-webkit-text-security', 'disc', 'important')";

    /// What all fields of a frame hold that show dots, those a secret was typed into before included.
    static final String PASSWORDS = """
        () => {
          const found = [];
          let left = 60000;
          const walk = node => {
            if (left-- <= 0) return;
            const field = ['input', 'textarea'].includes(node.localName) && node.value;
            if (field && (node.type === 'password' || getComputedStyle(node).webkitTextSecurity !== 'none')) {
              found.push(node.value);
            }
            if (node.shadowRoot) walk(node.shadowRoot);
            for (let child = node.firstElementChild; child; child = child.nextElementSibling) walk(child);
          };
          walk(document);
          return found;
        }
        """;

    private VeilScripts() {}
}
