import { find, money, picture } from "./catalogue.js";
import { wireBuying } from "./cart.js";

const product = find(new URLSearchParams(location.search).get("id"));
const place = document.getElementById("product");
if (product) {
  document.title = product.name;
  place.innerHTML = `${picture(product)}
    <div>
      <h1>${product.name}</h1>
      <p class="lead">${product.about}</p>
      <dl class="facts"><dt>Price</dt><dd class="price">${money(product.cents)}</dd><dt>Category</dt><dd>${product.category}</dd><dt>Colour</dt><dd>${product.colour}</dd><dt>Delivery</dt><dd>3 to 5 days</dd></dl>
      <form class="buy">
        <div class="field"><label for="quantity">Quantity</label><input type="number" id="quantity" name="quantity" min="1" max="99" value="1"></div>
        <button>Add to cart</button>
      </form>
    </div>`;
  wireBuying(place.querySelector("form"), product, document.getElementById("toast"));
} else {
  place.innerHTML = "<h1>We do not sell that</h1>";
}
