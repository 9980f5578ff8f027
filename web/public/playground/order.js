import "./cart.js";

const place = document.getElementById("order");
const order = JSON.parse(localStorage.getItem("playground.order") ?? "null");

function facts(rows) {
  const list = document.createElement("dl");
  list.className = "facts";
  for (const [label, value] of rows) {
    list.append(Object.assign(document.createElement("dt"), { textContent: label }));
    list.append(Object.assign(document.createElement("dd"), { textContent: value }));
  }
  return list;
}

if (order) {
  place.append(
    Object.assign(document.createElement("h1"), { textContent: "Thank you for your order" }),
    Object.assign(document.createElement("p"), { className: "lead", textContent: `${order.name}, a confirmation is on its way to ${order.email}.` }),
    facts([["Order number", order.number], ["Shipping", order.shipping], ["Payment", order.payment], ["Total", order.total]]),
    Object.assign(document.createElement("a"), { className: "button", href: "shop.html", textContent: "Back to the shop" }),
  );
} else {
  place.innerHTML = '<h1>No order yet</h1><p><a href="shop.html">Back to the shop</a></p>';
}
