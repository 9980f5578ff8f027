import { find, money, picture } from "./catalogue.js";
import { change, lines, remove, shippingChoices, totals, totalsMarkup } from "./cart.js";

const at = (id) => document.getElementById(id);

function row(line) {
  const product = find(line.id);
  const item = document.createElement("li");
  item.className = "line";
  item.innerHTML = `${picture(product)}
    <div><h3><a href="product.html?id=${product.id}">${product.name}</a></h3><p class="hint">${money(product.cents)} each</p></div>
    <div class="field"><label class="visually-hidden" for="quantity-${product.id}">Quantity of ${product.name}</label><input type="number" id="quantity-${product.id}" min="1" max="99" value="${line.quantity}"></div>
    <p class="price">${money(product.cents * line.quantity)}</p>
    <button type="button" class="text" aria-label="Remove ${product.name}">Remove</button>`;
  const quantity = item.querySelector("input");
  quantity.addEventListener("input", () => {
    const wanted = Math.round(Number(quantity.value));
    if (wanted < 1 || wanted > 99) return;
    change(product.id, wanted);
    item.querySelector(".price").textContent = money(product.cents * wanted);
    showTotals();
  });
  quantity.addEventListener("change", show);
  item.querySelector("button").addEventListener("click", () => {
    remove(product.id);
    show();
  });
  return item;
}

function show() {
  const now = lines();
  at("empty").hidden = now.length > 0;
  at("filled").hidden = now.length === 0;
  at("lines").replaceChildren(...now.map(row));
  showTotals();
}

function showTotals() {
  at("totals").innerHTML = totalsMarkup(totals(), shippingChoices[0].label);
}

show();
window.addEventListener("storage", show);
