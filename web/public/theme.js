// Runs before the first paint, so that the page never flashes in the wrong colours.
// A file of its own, because a strict Content-Security-Policy forbids inline scripts.
(function () {
  var stored = null;
  try {
    stored = localStorage.getItem("browsergrid.theme");
  } catch (e) {
    // Storage can be blocked; the system's choice then counts.
  }
  var dark = stored === "dark" || (stored !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.toggle("dark", dark);
})();
