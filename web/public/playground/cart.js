import { find, money } from "./catalogue.js";

const KEY = "playground.cart";
export const shippingChoices = [
  { id: "standard", label: "Standard", days: "3 to 5 days", cents: 450 },
  { id: "express", label: "Express", days: "next day", cents: 950 },
  { id: "pick-up", label: "Pick up", days: "from tomorrow", cents: 0 },
];

/** The cart's lines, `{id, quantity}`, without anything the shop no longer sells. */
export function lines() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]").filter((line) => find(line.id) && line.quantity > 0);
  } catch {
    return [];
  }
}

function save(next) {
  localStorage.setItem(KEY, JSON.stringify(next));
  showCount();
}

export function add(id, quantity) {
  const now = lines();
  const line = now.find((each) => each.id === id);
  if (line) line.quantity += quantity;
  else now.push({ id, quantity });
  save(now);
}

export const change = (id, quantity) => save(lines().map((line) => (line.id === id ? { id, quantity } : line)));
export const remove = (id) => save(lines().filter((line) => line.id !== id));
export const empty = () => save([]);

export function totals(shipping = shippingChoices[0]) {
  const subtotal = lines().reduce((sum, line) => sum + find(line.id).cents * line.quantity, 0);
  return { subtotal, shipping: shipping.cents, total: subtotal + shipping.cents };
}

export const totalsMarkup = (sum, label) => `
  <dt>Subtotal</dt><dd>${money(sum.subtotal)}</dd>
  <dt>Shipping (${label})</dt><dd>${sum.shipping === 0 ? "Free" : money(sum.shipping)}</dd>
  <dt class="grand">Total</dt><dd class="grand">${money(sum.total)}</dd>`;

export function showCount() {
  const count = lines().reduce((sum, line) => sum + line.quantity, 0);
  for (const link of document.querySelectorAll("[data-cart-link]")) link.textContent = `Cart (${count})`;
}

/** Puts a product's quantity into the cart and says so. */
export function wireBuying(form, product, toast) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const quantity = Math.max(1, Math.min(99, Math.round(Number(form.elements.quantity.value) || 1)));
    add(product.id, quantity);
    form.elements.quantity.value = 1;
    toast.textContent = `Added ${quantity} × ${product.name} to your cart`;
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => (toast.textContent = ""), 4000);
  });
}

showCount();
window.addEventListener("storage", showCount);
