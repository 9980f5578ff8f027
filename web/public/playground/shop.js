import { money, picture, products } from "./catalogue.js";
import { wireBuying } from "./cart.js";

const at = (id) => document.getElementById(id);
const orders = {
  featured: () => 0,
  "price-up": (a, b) => a.cents - b.cents,
  "price-down": (a, b) => b.cents - a.cents,
  name: (a, b) => a.name.localeCompare(b.name),
};

at("colours").innerHTML = [...new Set(products.map((product) => product.colour))]
  .map((colour) => `<label class="choice"><input type="checkbox" name="colour" value="${colour}">${colour}</label>`)
  .join("");

function wanted(product) {
  const words = at("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const colours = [...document.querySelectorAll("[name=colour]:checked")].map((box) => box.value);
  const [low, high] = at("price").value ? at("price").value.split("-").map(Number) : [0, Infinity];
  const text = `${product.name} ${product.category} ${product.about}`.toLowerCase();
  return (
    words.every((word) => text.includes(word.replace(/s$/, ""))) &&
    (at("category").value === "" || at("category").value === product.category) &&
    (colours.length === 0 || colours.includes(product.colour)) &&
    product.cents >= low * 100 &&
    product.cents <= high * 100
  );
}

function card(product) {
  const item = document.createElement("li");
  item.innerHTML = `<article class="product" aria-labelledby="name-${product.id}">
    ${picture(product)}
    <div class="body">
      <div>
        <h3 id="name-${product.id}"><a href="product.html?id=${product.id}">${product.name}</a></h3>
        <p class="hint">${product.category}</p>
      </div>
      <form>
        <p class="price">${money(product.cents)}</p>
        <div class="buy">
          <div class="field"><label for="quantity-${product.id}">Quantity</label><input type="number" id="quantity-${product.id}" name="quantity" min="1" max="99" value="1"></div>
          <button>Add to cart</button>
        </div>
      </form>
    </div>
  </article>`;
  wireBuying(item.querySelector("form"), product, at("toast"));
  return item;
}

function show() {
  const found = products.filter(wanted).sort(orders[at("sort").value]);
  at("products").replaceChildren(...found.map(card));
  at("count").textContent =
    found.length === 0 ? "No products match. Try clearing the filters." : `${found.length} ${found.length === 1 ? "product" : "products"}`;
}

at("search-form").addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
at("search").addEventListener("input", show);
at("filters").addEventListener("change", show);
at("filters").addEventListener("reset", () => queueMicrotask(show));
at("sort").addEventListener("change", show);
show();
