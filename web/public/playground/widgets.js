const at = (id) => document.getElementById(id);

// Tabs
const tabs = [...document.querySelectorAll("[role=tab]")];
function choose(tab) {
  for (const each of tabs) {
    const chosen = each === tab;
    each.setAttribute("aria-selected", String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    at(each.getAttribute("aria-controls")).hidden = !chosen;
  }
}
tabs.forEach((tab, index) => {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    choose(next);
    next.focus();
  });
});

// Dialogs
const say = (text) => (at("dialog-result").textContent = text);
at("alert").addEventListener("click", () => {
  alert("The kettle is boiling.");
  say("The alert was closed.");
});
at("confirm").addEventListener("click", () => say(confirm("Really delete the account?") ? "Account deleted." : "Account kept."));
at("prompt").addEventListener("click", () => {
  const name = prompt("New name of the project?", "Untitled");
  say(name === null ? "Project not renamed." : `Project renamed to ${name}.`);
});
at("modal").addEventListener("click", () => at("newsletter").showModal());
at("newsletter").addEventListener("close", () => {
  const email = at("newsletter-email").value;
  say(at("newsletter").returnValue === "subscribe" && email ? `Subscribed ${email}.` : "Not subscribed.");
});

// Drag and drop: the held item goes before the one it is dropped on when moving up, after it when moving down.
let held = null;
const list = at("sortable");
list.addEventListener("dragstart", (event) => {
  held = event.target.closest("li");
  event.dataTransfer.setData("text/plain", held.textContent);
  held.classList.add("held");
});
list.addEventListener("dragover", (event) => {
  event.preventDefault();
  for (const item of list.children) item.classList.toggle("over", item === event.target.closest("li") && item !== held);
});
list.addEventListener("drop", (event) => {
  event.preventDefault();
  const target = event.target.closest("li");
  if (!held || !target || target === held) return;
  const items = [...list.children];
  if (items.indexOf(held) < items.indexOf(target)) target.after(held);
  else target.before(held);
  at("order").textContent = `First: ${list.firstElementChild.textContent}`;
});
list.addEventListener("dragend", () => {
  for (const item of list.children) item.classList.remove("held", "over");
  held = null;
});

// File
at("file").addEventListener("change", () => {
  const files = [...at("file").files];
  at("file-result").textContent = files.length === 0 ? "No file chosen." : files.map((file) => `${file.name}, ${file.size} bytes`).join("; ");
});

// Menu
document.querySelector("[role=menu]").addEventListener("click", (event) => {
  if (event.target.role === "menuitem") at("menu-result").textContent = `Picked: ${event.target.textContent}`;
});

// Combobox
const countries = ["Argentina", "Australia", "Austria", "Brazil", "Canada", "Denmark", "Egypt", "France", "Germany", "India", "Ireland", "Japan", "Kenya", "Mexico", "Norway", "Peru", "Portugal", "Spain", "Sweden", "Uruguay"];
const country = at("country");
const options = at("countries");
let picked = "";
function open(wanted) {
  const shown = countries.filter((each) => each.toLowerCase().includes(wanted.toLowerCase()));
  options.replaceChildren(
    ...shown.map((each) => {
      const option = Object.assign(document.createElement("li"), { textContent: each });
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(each === picked));
      return option;
    }),
  );
  options.hidden = shown.length === 0;
  country.setAttribute("aria-expanded", String(!options.hidden));
}
function close() {
  options.hidden = true;
  country.setAttribute("aria-expanded", "false");
}
function pick(name) {
  picked = name;
  country.value = name;
  at("choose-result").textContent = `Country: ${name}`;
  close();
}
country.addEventListener("click", () => open(""));
country.addEventListener("input", () => open(country.value));
country.addEventListener("blur", close);
country.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
  if (event.key === "ArrowDown" && options.hidden) open("");
  if (event.key === "Enter" && !options.hidden) {
    event.preventDefault();
    pick(options.firstElementChild.textContent);
  }
});
options.addEventListener("mousedown", (event) => event.preventDefault());
options.addEventListener("click", (event) => {
  if (event.target.role === "option") pick(event.target.textContent);
});

// Date and slider
at("date").addEventListener("change", () => (at("choose-result").textContent = `Delivery date: ${at("date").value}`));
at("volume").addEventListener("input", () => (at("choose-result").textContent = `Volume: ${at("volume").value}`));

// Shadow DOM
customElements.define(
  "click-counter",
  class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: "open" });
      root.innerHTML = `<link rel="stylesheet" href="style.css"><div class="row"><button type="button">Count up</button><p role="status">Count: 0</p></div>`;
      let count = 0;
      root.querySelector("button").addEventListener("click", () => (root.querySelector("p").textContent = `Count: ${++count}`));
    }
  },
);
