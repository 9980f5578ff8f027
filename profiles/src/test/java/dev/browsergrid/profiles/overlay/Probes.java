package dev.browsergrid.profiles.overlay;

import java.util.List;

/// What a browser can hold, one by one.
final class Probes {
    private Probes() {}

    static final List<Probe> ALL = List.of(
            control("main", "text field", "text", "value", "'Ada'"),
            control("main", "text area", "area", "value", "'two\\nlines'"),
            control("main", "check box", "box", "checked", "true"),
            control("main", "half-checked box", "third", "indeterminate", "true"),
            control("main", "radio button", "blue", "checked", "true"),
            control("main", "select", "one", "value", "'b'"),
            Probe.in(
                    "main",
                    "select of several",
                    "many.options[0].selected = many.options[2].selected = true",
                    "[...many.selectedOptions].map(option => option.value)"),
            control("main", "number", "number", "value", "'42'"),
            control("main", "date", "date", "value", "'2026-02-03'"),
            control("main", "range", "range", "value", "'77'"),
            control("main", "colour", "tint", "value", "'#123456'"),
            control("main", "email", "email", "value", "'ada@example.org'"),
            control("main", "field with autocomplete=off", "off", "value", "'kept'"),
            control("main", "form with autocomplete=off", "inOff", "value", "'kept too'"),
            Probe.in("main", "file", "0", "[...file.files].map(file => file.name)"),
            control("main", "password", "secret", "value", "'hush'"),
            Probe.in(
                    "main",
                    "field in a shadow root",
                    "host.shadowRoot.getElementById('shadow').value = 'shady'",
                    "host.shadowRoot.getElementById('shadow').value"),
            control("main", "field made by a script", "lateText", "value", "'late'"),
            control("main", "field of a framework", "bound", "value", "'bound'"),
            Probe.in("main", "what the framework knows of it", "0", "model + echo.textContent"),
            Probe.in("main", "contenteditable", "rich.innerHTML = 'so <b>rich</b>'", "rich.innerHTML"),
            Probe.in(
                    "main",
                    "nested scroller",
                    "scroller.scrollTo(120, 340)",
                    "[scroller.scrollLeft, scroller.scrollTop]"),
            Probe.in("main", "open details", "more.open = true", "more.open"),
            Probe.in("main", "window.name", "window.name = 'my window'", "window.name"),
            Probe.in("main", "window size", "0", "[innerWidth, innerHeight]"),
            Probe.in(
                    "main",
                    "media position",
                    "new Promise(done => { sound.onseeked = () => done(1); sound.currentTime = 3.5 })",
                    "sound.currentTime"),
            Probe.in("main", "canvas", "canvas.getContext('2d').fillRect(0, 0, 9, 9)", "canvas.toDataURL()"),
            Probe.in("main", "variables of scripts", "window.heap = {a: 1}", "window.heap?.a ?? null"),
            Probe.in(
                    "main",
                    "running timer",
                    "void setInterval(() => window.ticks++, 50)",
                    "new Promise(done => setTimeout(() => done(ticks > 0), 300))"),
            Probe.in("main", "localStorage", "localStorage.local = 'yes'", "localStorage.local"),
            Probe.in("main", "sessionStorage", "sessionStorage.session = 'yes'", "sessionStorage.session"),
            Probe.in("main", "IndexedDB", """
                new Promise(done => {
                  const open = indexedDB.open('db', 3);
                  open.onupgradeneeded = () => open.result.createObjectStore('s');
                  open.onsuccess = () => {
                    const t = open.result.transaction('s', 'readwrite');
                    t.objectStore('s').put({map: new Map([[1, 'one']])}, 'k');
                    t.objectStore('s').put(new Blob(['blob']), 'b');
                    t.oncomplete = () => { open.result.close(); done(1) };
                  };
                })\
                """, """
                new Promise(done => {
                  const open = indexedDB.open('db');
                  open.onsuccess = () => {
                    const got = open.result.transaction('s').objectStore('s').get('k');
                    got.onsuccess = () => { open.result.close(); done([open.result.version, [...got.result.map]]) };
                  };
                })\
                """),
            Probe.in("main", "blob in IndexedDB", "0", """
                new Promise(done => {
                  const open = indexedDB.open('db');
                  open.onsuccess = () => {
                    const got = open.result.transaction('s').objectStore('s').get('b');
                    got.onsuccess = () => { open.result.close(); done(got.result.text()) };
                  };
                })\
                """),
            Probe.in(
                    "main",
                    "Cache API",
                    "caches.open('c').then(cache => cache.put('/cached', new Response('from the cache')))",
                    "caches.match('/cached').then(found => found.text())"),
            Probe.in(
                    "main",
                    "service worker",
                    "navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(()"
                            + " => 1)",
                    "navigator.serviceWorker.getRegistration().then(found => found.active.state)"),
            Probe.in(
                    "main",
                    "private file system",
                    """
                    navigator.storage.getDirectory().then(async root => {
                      const out = await (await root.getFileHandle('f', {create: true})).createWritable();
                      await out.write('file'); await out.close(); return 1;
                    })\
                    """,
                    "navigator.storage.getDirectory().then(root => root.getFileHandle('f')).then(f =>"
                            + " f.getFile()).then(f => f.text())"),
            Probe.in("main", "session cookie", "document.cookie = 'sess=1'", "document.cookie.includes('sess=1')"),
            Probe.in(
                    "main",
                    "persistent cookie",
                    "document.cookie = 'pers=1; max-age=99999'",
                    "document.cookie.includes('pers=1')"),
            Probe.in(
                    "main",
                    "history length",
                    "history.pushState({step: 1}, '', '/main/1'), history.pushState({step: 2}, '', '/main/2')",
                    "history.length"),
            Probe.in("main", "state given to pushState", "0", "history.state"),
            Probe.in("main", "address made by pushState", "0", "location.pathname"),
            Probe.in("main", "focus", "area.focus()", "document.activeElement.id"),
            Probe.in(
                    "main",
                    "selection in a field",
                    "area.setSelectionRange(1, 3)",
                    "[area.selectionStart, area.selectionEnd]"),
            Probe.in("main", "scroll of the page", "scrollTo(55, 1234)", "[scrollX, scrollY]"),
            control("inner", "field in an iframe", "text", "value", "'framed'"),
            control("inner", "autocomplete=off in an iframe", "off", "value", "'framed off'"),
            Probe.in("inner", "contenteditable in an iframe", "rich.innerHTML = '<i>in</i>'", "rich.innerHTML"),
            Probe.in("inner", "scroll of an iframe", "scrollTo(0, 432)", "scrollY"),
            control("other", "field in a foreign iframe", "text", "value", "'foreign'"),
            Probe.in("other", "scroll of a foreign iframe", "scrollTo(0, 321)", "scrollY"),
            Probe.in(
                    "other", "sessionStorage of a foreign iframe", "sessionStorage.far = 'away'", "sessionStorage.far"),
            Probe.in(
                    "hidden",
                    "selection in the document",
                    "getSelection().setBaseAndExtent(words.firstChild, 5, words.firstChild, 10)",
                    "String(getSelection())"),
            control("hidden", "field in a hidden tab", "text", "value", "'hidden'"),
            control("hidden", "autocomplete=off in a hidden tab", "off", "value", "'hidden off'"),
            Probe.in("hidden", "scroll of a hidden tab", "scrollTo(0, 999)", "scrollY"),
            Probe.in("hidden", "nested scroller in a hidden tab", "scroller.scrollTop = 222", "scroller.scrollTop"));

    private static Probe control(String where, String name, String element, String property, String value) {
        return Probe.control(where, name, element, property, value);
    }
}
