import { money } from "./catalogue.js";
import { empty, lines, shippingChoices, totals, totalsMarkup } from "./cart.js";

const at = (id) => document.getElementById(id);
const checks = {
  name: (field) => (field.value.trim() ? "" : "Enter your full name"),
  email: (field) => (/^\S+@\S+\.\S+$/.test(field.value.trim()) ? "" : "Enter an email address, such as ada@example.com"),
  address: (field) => (field.value.trim() ? "" : "Enter the address to send it to"),
  terms: (field) => (field.checked ? "" : "Accept the terms and conditions to go on"),
};

at("shipping").innerHTML = shippingChoices
  .map((each) => `<option value="${each.id}">${each.label}, ${each.days}: ${each.cents === 0 ? "free" : money(each.cents)}</option>`)
  .join("");

const chosen = () => shippingChoices.find((each) => each.id === at("shipping").value);
const show = () => (at("totals").innerHTML = totalsMarkup(totals(chosen()), chosen().label));

at("shipping").addEventListener("change", show);
at("checkout").addEventListener("submit", (event) => {
  event.preventDefault();
  let first = null;
  for (const [id, check] of Object.entries(checks)) {
    const problem = check(at(id));
    at(`${id}-error`).textContent = problem;
    at(id).setAttribute("aria-invalid", String(problem !== ""));
    if (problem && !first) first = at(id);
  }
  if (lines().length === 0) {
    at("problem").textContent = "Your cart is empty.";
    return;
  }
  at("problem").textContent = first ? "Some fields need your attention." : "";
  if (first) {
    first.focus();
    return;
  }
  const number = Number(localStorage.getItem("playground.orders") ?? 1000) + 1;
  localStorage.setItem("playground.orders", String(number));
  localStorage.setItem(
    "playground.order",
    JSON.stringify({
      number: `PG-${number}`,
      name: at("name").value.trim(),
      email: at("email").value.trim(),
      shipping: chosen().label,
      payment: new FormData(event.target).get("payment"),
      total: money(totals(chosen()).total),
    }),
  );
  empty();
  location.href = "order.html";
});
show();
