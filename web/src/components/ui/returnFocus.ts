const KEPT = 60;
const trail: HTMLElement[] = [];

// What had the focus, the latest last and each only once: what opened a dialog may be gone by the time that closes, such as a menu's item.
document.addEventListener("focusin", ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  const before = trail.indexOf(target);
  if (before >= 0) trail.splice(before, 1);
  trail.push(target);
  if (trail.length > KEPT) trail.shift();
});

/** For a dialog that has closed: the focus goes back to where it was before, so that the keyboard goes on from there. */
export function returnFocus(event: Event): void {
  event.preventDefault();
  trail.findLast((element) => element.isConnected && !element.matches(":disabled"))?.focus();
}
