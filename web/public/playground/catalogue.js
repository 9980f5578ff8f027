/** What the shop sells. Several names are close to each other on purpose. */
export const products = [
  { id: "blue-mug", name: "Blue mug", category: "Mugs and cups", colour: "Blue", cents: 1250, shape: "mug", about: "Holds 300 ml. The one everybody reaches for first." },
  { id: "blue-mug-large", name: "Blue mug, large", category: "Mugs and cups", colour: "Blue", cents: 1600, shape: "mug", about: "Holds 450 ml, for long mornings." },
  { id: "light-blue-mug", name: "Light blue mug", category: "Mugs and cups", colour: "Light blue", cents: 1300, shape: "mug", about: "Holds 300 ml, with a pale sky glaze." },
  { id: "blue-espresso-cup", name: "Blue espresso cup", category: "Mugs and cups", colour: "Blue", cents: 950, shape: "cup", about: "Holds 80 ml, with a thick wall that keeps it hot." },
  { id: "green-mug", name: "Green mug", category: "Mugs and cups", colour: "Green", cents: 1250, shape: "mug", about: "Holds 300 ml, glazed in moss green." },
  { id: "white-mug", name: "White mug", category: "Mugs and cups", colour: "White", cents: 1100, shape: "mug", about: "Holds 300 ml. Plain and patient." },
  { id: "blue-bowl", name: "Blue bowl", category: "Bowls", colour: "Blue", cents: 1800, shape: "bowl", about: "For soup, salad or porridge." },
  { id: "white-dinner-plate", name: "White dinner plate", category: "Plates", colour: "White", cents: 1400, shape: "plate", about: "27 cm across, with a raised rim." },
  { id: "blue-dinner-plate", name: "Blue dinner plate", category: "Plates", colour: "Blue", cents: 1500, shape: "plate", about: "27 cm across, deep blue to the edge." },
  { id: "clay-teapot", name: "Clay teapot", category: "Teapots", colour: "Clay", cents: 4200, shape: "teapot", about: "Holds one litre, unglazed outside." },
  { id: "blue-teapot", name: "Blue teapot", category: "Teapots", colour: "Blue", cents: 4500, shape: "teapot", about: "Holds one litre and pours without a drip." },
  { id: "mug-rack", name: "Mug rack", category: "Storage", colour: "Natural", cents: 2400, shape: "rack", about: "Six pegs of oiled oak for six mugs." },
];

const shapes = {
  mug: '<path d="M22 24h44v40a12 12 0 0 1-12 12H34a12 12 0 0 1-12-12z"/><path d="M66 34h6a11 11 0 0 1 0 24h-6" fill="none" stroke="currentColor" stroke-width="7"/>',
  cup: '<path d="M26 34h38v22a16 16 0 0 1-16 16h-6a16 16 0 0 1-16-16z"/><path d="M64 40h5a8 8 0 0 1 0 17h-6" fill="none" stroke="currentColor" stroke-width="6"/><rect x="18" y="76" width="54" height="6" rx="3"/>',
  bowl: '<path d="M12 38h76a38 38 0 0 1-26 36v6H38v-6a38 38 0 0 1-26-36z"/>',
  plate: '<circle cx="50" cy="50" r="38"/><circle cx="50" cy="50" r="25" fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="3"/>',
  teapot: '<path d="M26 44a26 26 0 0 1 50 0c4 14 1 24-8 34H34c-9-10-12-20-8-34z"/><circle cx="51" cy="20" r="6"/><path d="M26 64C14 62 14 46 6 42" fill="none" stroke="currentColor" stroke-width="8" stroke-linecap="round"/><path d="M76 46c16-6 18 20 0 20" fill="none" stroke="currentColor" stroke-width="7"/>',
  rack: '<rect x="12" y="22" width="76" height="9" rx="4"/><rect x="12" y="70" width="76" height="9" rx="4"/><rect x="20" y="22" width="8" height="57" rx="3"/><rect x="72" y="22" width="8" height="57" rx="3"/><circle cx="40" cy="46" r="5"/><circle cx="60" cy="46" r="5"/>',
};

export const money = (cents) => `$${(cents / 100).toFixed(2)}`;

export const picture = (product) =>
  `<div class="picture tone-${product.colour.toLowerCase().replace(" ", "-")}"><svg viewBox="0 0 100 100" fill="currentColor" aria-hidden="true">${shapes[product.shape]}</svg></div>`;

export const find = (id) => products.find((product) => product.id === id);
