// Reads the state of one document and puts it back. Runs in a world of its own: the page's scripts see nothing of it,
// and nothing a page has redefined is used. An expression whose value has the three functions at the end.
(() => {
  const MOST_ELEMENTS = 50000;
  const MOST_TEXT = 8 * 1024 * 1024; // characters: as much as is kept of all pages together
  const ELSEWHERE = 3000;
  const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel', 'email', 'number', 'date', 'month', 'week', 'time',
    'datetime-local', 'range', 'color']);
  const SECRET = /(^|\s)(current-password|new-password|one-time-code|cc-csc)(\s|$)/i;

  // ---- places: #id or tag[n] steps below a root, >> into an open shadow root

  const encode = text => encodeURIComponent(text);

  function placeWithin(element) {
    const root = element.getRootNode();
    const steps = [];
    for (let node = element; node instanceof Element; node = node.parentNode) {
      if (node.id && root.getElementById(node.id) === node) {
        steps.unshift('#' + encode(node.id));
        break;
      }
      let number = 1;
      for (let before = node.previousElementSibling; before; before = before.previousElementSibling) {
        if (before.localName === node.localName) number++;
      }
      steps.unshift(encode(node.localName) + '[' + number + ']');
    }
    return steps.join('/');
  }

  function placeOf(element) {
    const root = element.getRootNode();
    const within = placeWithin(element);
    return root instanceof ShadowRoot ? placeOf(root.host) + ' >> ' + within : within;
  }

  function findWithin(root, place) {
    let found = root;
    for (const step of place.split('/')) {
      if (!found) return null;
      if (step.startsWith('#')) {
        found = root.getElementById(decodeURIComponent(step.slice(1)));
        continue;
      }
      const [, name, number] = /^(.*)\[(\d+)\]$/.exec(step) ?? [];
      let left = Number(number);
      found = [...found.children].find(child => child.localName === decodeURIComponent(name) && --left === 0) ?? null;
    }
    return found === root ? null : found;
  }

  function find(place) {
    let root = document;
    let found = null;
    for (const within of place.split(' >> ')) {
      if (!root) return null;
      found = findWithin(root, within);
      root = found?.shadowRoot ?? null;
    }
    return found;
  }

  function* elements(root, budget) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode() && budget.left-- > 0) {
      yield walker.currentNode;
      if (walker.currentNode.shadowRoot) yield* elements(walker.currentNode.shadowRoot, budget);
    }
  }

  // ---- reading

  function isSecret(element) {
    return element.type === 'password' || SECRET.test(element.autocomplete ?? '')
      || (getComputedStyle(element).webkitTextSecurity ?? 'none') !== 'none';
  }

  const isFixed = element => element.readOnly === true || element.matches(':disabled');

  function stateOf(element) {
    if (element instanceof HTMLSelectElement) {
      const options = [...element.options];
      const byDefault = options.filter(option => option.defaultSelected);
      const first = element.multiple || element.size > 1 ? [] : options.slice(0, 1);
      const initial = byDefault.length ? byDefault : first;
      const selected = [...element.selectedOptions];
      return {
        kind: 'options',
        values: selected.map(option => option.value),
        touched: selected.length !== initial.length || selected.some(option => !initial.includes(option)),
      };
    }
    if (element instanceof HTMLTextAreaElement) return textOf(element);
    if (!(element instanceof HTMLInputElement)) return null;
    if (element.type === 'checkbox' || element.type === 'radio') {
      return {
        kind: 'checked',
        values: [],
        checked: element.checked,
        indeterminate: element.indeterminate,
        touched: element.checked !== element.defaultChecked || element.indeterminate,
      };
    }
    if (element.type === 'file') {
      const values = [...element.files].map(file => file.name);
      return { kind: 'files', values, touched: values.length > 0 };
    }
    return element.type === 'password' || TEXT_TYPES.has(element.type) ? textOf(element) : null;
  }

  function textOf(element) {
    const value = element.value;
    const standing = value !== '' && element.type !== 'range' && element.type !== 'color';
    if (isSecret(element)) return { kind: 'password', values: [], touched: value !== '' };
    return { kind: 'text', values: [value], touched: value !== element.defaultValue || standing };
  }

  function controlOf(element, forms) {
    const state = stateOf(element);
    return state && {
      at: placeOf(element),
      type: element.type,
      name: element.name,
      checked: false,
      indeterminate: false,
      fixed: isFixed(element),
      form: element.form ? forms.indexOf(element.form) : -1,
      ...state,
    };
  }

  const isEditingHost = element => element.isContentEditable && !element.parentElement?.isContentEditable
    && element !== document.documentElement && (element !== document.body || document.designMode !== 'on');

  const mediaOf = element => ({
    at: placeOf(element),
    position: element.currentTime,
    paused: element.paused,
    volume: element.volume,
    muted: element.muted,
    rate: element.playbackRate,
  });

  function deepActive() {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const nothing = !active || active === document.body || active === document.documentElement
      || active instanceof HTMLIFrameElement;
    return nothing ? null : active;
  }

  function focusOf(active) {
    let from = -1, to = -1, direction = 'none';
    try {
      if (typeof active.selectionStart === 'number') {
        from = active.selectionStart;
        to = active.selectionEnd;
        direction = active.selectionDirection ?? 'none';
      }
    } catch { /* a control without text selection */ }
    return { at: placeOf(active), from, to, direction };
  }

  const spotOf = node => node instanceof Element
    ? [placeOf(node), -1]
    : [placeOf(node.parentElement), [...node.parentElement.childNodes].indexOf(node)];

  function selectionOf(active) {
    const selection = document.getSelection();
    if (!selection?.anchorNode || !selection.focusNode || (active && 'value' in active && 'selectionStart' in active)) {
      return null;
    }
    if (selection.isCollapsed && !active?.isContentEditable) return null;
    const outside = node => !(node instanceof Element) && !node.parentElement;
    if (outside(selection.anchorNode) || outside(selection.focusNode)) return null;
    const [anchorAt, anchorNode] = spotOf(selection.anchorNode);
    const [focusAt, focusNode] = spotOf(selection.focusNode);
    return {
      anchor_at: anchorAt, anchor_node: anchorNode, anchor_offset: selection.anchorOffset,
      focus_at: focusAt, focus_node: focusNode, focus_offset: selection.focusOffset,
    };
  }

  function storageOf(name) {
    try {
      return Object.fromEntries(Object.entries(window[name]));
    } catch {
      return null; // a document without an origin has none
    }
  }

  function capture() {
    const frame = {
      url: location.href, name: window.name, scrolls: [], controls: [], editables: [], disclosures: [], media: [],
      canvases: 0,
    };
    const forms = [...document.forms];
    const root = document.scrollingElement;
    if (scrollX || scrollY) frame.scrolls.push({ at: '', left: scrollX, top: scrollY });
    const budget = { left: MOST_ELEMENTS };
    let room = MOST_TEXT;
    const keep = (list, thing, ...texts) => {
      const size = texts.reduce((sum, text) => sum + text.length, thing.at.length);
      if (size > room) return;
      room -= size;
      list.push(thing);
    };
    for (const element of elements(document, budget)) {
      if ((element.scrollTop || element.scrollLeft) && element !== root && element !== document.documentElement) {
        keep(frame.scrolls, { at: placeOf(element), left: element.scrollLeft, top: element.scrollTop });
      }
      switch (element.localName) {
        case 'input': case 'textarea': case 'select': {
          const control = controlOf(element, forms);
          if (control) keep(frame.controls, control, control.name, ...control.values);
          break;
        }
        case 'details': keep(frame.disclosures, { at: placeOf(element), open: element.open }); break;
        case 'audio': case 'video': keep(frame.media, mediaOf(element)); break;
        case 'canvas': frame.canvases++; break;
      }
      if (element.isContentEditable && isEditingHost(element)) {
        const html = element.innerHTML;
        keep(frame.editables, { at: placeOf(element), html }, html);
      }
    }
    const active = deepActive();
    if (active) frame.focus = focusOf(active);
    const selected = selectionOf(active);
    if (selected) frame.selected = selected;
    return {
      frame,
      origin: self.origin,
      session_storage: storageOf('sessionStorage'),
      local_storage: storageOf('localStorage'),
      visible: document.visibilityState === 'visible',
      width: innerWidth,
      height: innerHeight,
      used: navigator.userActivation?.hasBeenActive ?? false,
      ready: document.readyState,
      cut: budget.left <= 0,
    };
  }

  // ---- putting back

  const setter = (type, property) => Object.getOwnPropertyDescriptor(type.prototype, property).set;
  const setters = {
    input: setter(HTMLInputElement, 'value'),
    textarea: setter(HTMLTextAreaElement, 'value'),
  };

  const tell = (element, ...events) =>
    events.forEach(type => element.dispatchEvent(new Event(type, { bubbles: true, composed: true })));

  const sameList = (one, other) => one.length === other.length && one.every((value, i) => value === other[i]);

  const outcome = (kind, at, state, why = '') => ({ kind, at, state, why });

  function control(wanted) {
    const kind = wanted.kind === 'password' ? 'password' : wanted.kind === 'files' ? 'file' : 'control';
    const element = find(wanted.at);
    const now = element && stateOf(element);
    if (wanted.kind === 'password') {
      if (!wanted.touched) return null;
      return outcome(kind, wanted.at, 'lost', 'secrets are never kept');
    }
    if (!element || !now || element.type !== wanted.type || element.name !== wanted.name || now.kind !== wanted.kind) {
      return outcome(kind, wanted.at, 'lost', 'not on the page any more');
    }
    const same = () => {
      const is = stateOf(element);
      return wanted.kind === 'checked'
        ? is.checked === wanted.checked && is.indeterminate === wanted.indeterminate
        : sameList(is.values, wanted.values);
    };
    if (same()) return outcome(kind, wanted.at, 'exact');
    if (wanted.fixed && !wanted.touched) return outcome(kind, wanted.at, 'exact');
    if (wanted.kind === 'files') return outcome(kind, wanted.at, 'lost', 'files cannot be chosen again');
    put(element, wanted);
    return same() ? outcome(kind, wanted.at, 'mended') : outcome(kind, wanted.at, 'lost', 'the page does not take it');
  }

  // The events a person's own act would have sent, because frameworks learn of values from them. A text field's
  // `change` is left out: a person's comes when the field is left, and pages save or submit on it.
  function put(element, wanted) {
    if (wanted.kind === 'text') {
      setters[element.localName].call(element, wanted.values[0]);
      tell(element, 'input');
    } else if (wanted.kind === 'checked') {
      element.checked = wanted.checked;
      element.indeterminate = wanted.indeterminate;
      if (element.type === 'checkbox' || wanted.checked) tell(element, 'click', 'input', 'change');
    } else if (wanted.kind === 'options') {
      const left = [...wanted.values];
      for (const option of element.options) {
        const position = left.indexOf(option.value);
        option.selected = position >= 0;
        if (position >= 0) left.splice(position, 1);
      }
      if (wanted.values.length === 0) element.selectedIndex = -1;
      tell(element, 'input', 'change');
    }
  }

  function editable(wanted) {
    const element = find(wanted.at);
    if (!element || !isEditingHost(element)) return outcome('editable', wanted.at, 'lost', 'not on the page any more');
    if (element.innerHTML === wanted.html) return outcome('editable', wanted.at, 'exact');
    element.innerHTML = wanted.html;
    tell(element, 'input');
    return element.innerHTML === wanted.html
      ? outcome('editable', wanted.at, 'mended')
      : outcome('editable', wanted.at, 'lost', 'the page does not take it');
  }

  function disclosure(wanted) {
    const element = find(wanted.at);
    if (!(element instanceof HTMLDetailsElement)) {
      return wanted.open ? outcome('details', wanted.at, 'lost', 'not on the page any more') : null;
    }
    if (element.open === wanted.open) return outcome('details', wanted.at, 'exact');
    element.open = wanted.open;
    return outcome('details', wanted.at, 'mended');
  }

  function scroll(wanted) {
    const whole = wanted.at === '';
    const element = whole ? document.scrollingElement : find(wanted.at);
    if (!element) return outcome('scroll', wanted.at, 'lost', 'not on the page any more');
    const near = (one, other) => Math.abs(one - other) <= 1;
    const there = () => whole
      ? near(scrollX, wanted.left) && near(scrollY, wanted.top)
      : near(element.scrollLeft, wanted.left) && near(element.scrollTop, wanted.top);
    if (there()) return outcome('scroll', wanted.at, 'exact');
    (whole ? window : element).scrollTo({ left: wanted.left, top: wanted.top, behavior: 'instant' });
    return there()
      ? outcome('scroll', wanted.at, 'mended')
      : outcome('scroll', wanted.at, 'partly', 'the page is shorter now');
  }

  function medium(wanted) {
    const element = find(wanted.at);
    if (!(element instanceof HTMLMediaElement)) return outcome('media', wanted.at, 'lost', 'not on the page any more');
    if (element.volume !== wanted.volume) element.volume = wanted.volume;
    if (element.muted !== wanted.muted) element.muted = wanted.muted;
    if (element.playbackRate !== wanted.rate) element.playbackRate = wanted.rate;
    const there = () => Math.abs(element.currentTime - wanted.position) < 0.05;
    const was = there();
    if (!was) element.currentTime = wanted.position;
    if (!there()) return outcome('media', wanted.at, 'partly', 'its position cannot be set');
    if (!wanted.paused && element.paused) return outcome('media', wanted.at, 'partly', 'it was playing and is paused');
    return outcome('media', wanted.at, was ? 'exact' : 'mended');
  }

  function focus(wanted) {
    const element = find(wanted.at);
    if (!element) return outcome('focus', wanted.at, 'lost', 'not on the page any more');
    const was = deepActive() === element;
    if (!was) element.focus({ preventScroll: true });
    let selected = true;
    if (wanted.from >= 0) {
      try {
        if (element.selectionStart !== wanted.from || element.selectionEnd !== wanted.to) {
          element.setSelectionRange(wanted.from, wanted.to, wanted.direction);
        }
        selected = element.selectionStart === wanted.from && element.selectionEnd === wanted.to;
      } catch {
        selected = false;
      }
    }
    if (deepActive() !== element) return outcome('focus', wanted.at, 'lost', 'the page does not take it');
    return selected
      ? outcome('focus', wanted.at, was ? 'exact' : 'mended')
      : outcome('focus', wanted.at, 'partly', 'its selection is another');
  }

  function selection(wanted) {
    const node = (at, index) => {
      const element = find(at);
      return index < 0 ? element : element?.childNodes[index];
    };
    const anchor = node(wanted.anchor_at, wanted.anchor_node);
    const end = node(wanted.focus_at, wanted.focus_node);
    if (!anchor || !end) return outcome('selection', wanted.anchor_at, 'lost', 'not on the page any more');
    const now = document.getSelection();
    const there = () => now.anchorNode === anchor && now.anchorOffset === wanted.anchor_offset
      && now.focusNode === end && now.focusOffset === wanted.focus_offset;
    if (there()) return outcome('selection', wanted.anchor_at, 'exact');
    try {
      now.setBaseAndExtent(anchor, wanted.anchor_offset, end, wanted.focus_offset);
    } catch {
      return outcome('selection', wanted.anchor_at, 'lost', 'the text is another');
    }
    return there()
      ? outcome('selection', wanted.anchor_at, 'mended')
      : outcome('selection', wanted.anchor_at, 'lost', 'the page does not take it');
  }

  function windowName(wanted) {
    if (window.name === wanted) return outcome('window_name', '', 'exact');
    window.name = wanted;
    return outcome('window_name', '', 'mended');
  }

  function storage(name, wanted, ahead) {
    const kind = name === 'localStorage' ? 'local_storage' : 'session_storage';
    let area;
    try {
      area = window[name];
    } catch {
      return outcome(kind, '', 'lost', 'the page has no storage now');
    }
    const missing = Object.entries(wanted).filter(([key]) => area.getItem(key) === null);
    const other = Object.entries(wanted).filter(([key, value]) => (area.getItem(key) ?? value) !== value);
    try {
      missing.forEach(([key, value]) => area.setItem(key, value));
      if (ahead) other.forEach(([key, value]) => area.setItem(key, value));
    } catch {
      return outcome(kind, self.origin, 'partly', 'the storage is full');
    }
    if (ahead && other.length) return outcome(kind, self.origin, 'mended');
    // what a page has written since it came back is newer than what was kept
    return outcome(kind, self.origin, missing.length ? 'mended' : 'exact',
      other.length ? other.length + ' changed by the page since' : '');
  }

  function pass(wanted, storages, ahead) {
    const results = [];
    const name = wanted.name ?? '';
    if (name || window.name) results.push(windowName(name));
    for (const [area, items] of Object.entries(storages ?? {})) results.push(storage(area, items, ahead));
    for (const one of wanted.editables ?? []) results.push(editable(one));
    for (const one of wanted.controls ?? []) results.push(control(one));
    for (const one of wanted.disclosures ?? []) results.push(disclosure(one));
    for (const one of wanted.media ?? []) results.push(medium(one));
    if (wanted.focus) results.push(focus(wanted.focus));
    if (wanted.selected) results.push(selection(wanted.selected));
    for (const one of wanted.scrolls ?? []) results.push(scroll(one));
    if (wanted.canvases) results.push(outcome('canvas', '', 'lost', 'only the page can draw it again'));
    return results.filter(result => result);
  }

  const rank = { exact: 0, mended: 1, partly: 2, lost: 3 };
  const isHopeless = result => result.kind === 'password' || result.kind === 'canvas' || result.kind === 'file';
  const isOpen = results => results.some(result => rank[result.state] > 1 && !isHopeless(result));

  // Resolves when the document gets other elements, at the latest after so many milliseconds; never at once, as some
  // pages change all the time.
  function whenChanged(patience) {
    return new Promise(done => {
      const observer = new MutationObserver(() => setTimeout(stop, 5));
      const late = setTimeout(stop, patience);
      function stop() {
        observer.disconnect();
        clearTimeout(late);
        done();
      }
      observer.observe(document, { childList: true, subtree: true });
    });
  }

  // Goes over the document until all is as it was, or `patience` milliseconds are over: pages build themselves up
  // bit by bit. What was mended once counts as mended, and everything is looked at once more after a pause.
  async function apply(wanted, storages, ahead, patience) {
    const mended = new Set();
    const end = performance.now() + patience;
    for (let first = true; ; first = false) {
      // what a page writes from then on is its own
      const results = pass(wanted, storages, first && ahead);
      const fresh = results.filter(result => result.state === 'mended');
      fresh.forEach(result => mended.add(result.kind + result.at));
      const left = end - performance.now();
      if ((fresh.length === 0 && !isOpen(results)) || left <= 0) {
        return results.map(result =>
          result.state === 'exact' && mended.has(result.kind + result.at) ? { ...result, state: 'mended' } : result);
      }
      await whenChanged(fresh.length ? 20 : 100);
    }
  }

  // Resolves once the document at `url` is complete, or another one is and stays. A document that goes away meanwhile
  // rejects by itself.
  async function whenComplete(url, patience) {
    const begun = performance.now();
    while (location.href !== url || document.readyState !== 'complete') {
      const now = performance.now();
      const left = begun + patience - now;
      const elsewhere = location.href !== url && document.readyState === 'complete' && now > begun + ELSEWHERE;
      if (left <= 0 || elsewhere) return { url: location.href, ready: document.readyState };
      await new Promise(done => {
        setTimeout(done, Math.min(left, 25));
        if (location.href === url) addEventListener('load', () => done(), { once: true });
      });
    }
    return { url: location.href, ready: document.readyState };
  }

  // Waits for the document as long as it may take, and puts everything back into it.
  async function mend(wanted, storages, ahead, loading, settling) {
    const there = await whenComplete(wanted.url, loading);
    return { url: there.url, results: there.url === wanted.url ? await apply(wanted, storages, ahead, settling) : [] };
  }

  return { capture, mend, placeOf, whenComplete };
})()
