const at = (id) => document.getElementById(id);
const rivers = "Amazon Nile Yangtze Mississippi Yenisei Ob Parana Congo Amur Lena Mekong Mackenzie Niger Brahmaputra Murray Tocantins Volga Indus Euphrates Madeira Purus Yukon Rio-Grande Salween Danube Zambezi Ganges Tigris Ural Orinoco".split(" ");
at("river-list").innerHTML = rivers.map((river) => `<li>${river.replace("-", " ")}</li>`).join("");

const sentences = [
  "The post came late that year, and with it the snow.",
  "You asked what we grow here: beans mostly, and patience.",
  "The bridge is mended, so the long way round is only for pleasure now.",
  "I have enclosed a pressed leaf; the tree it came from leans over the mill.",
  "Nothing much happens, which is the whole charm of it.",
  "Write soon, and tell me whether the harbour still smells of tar.",
];
at("letter-text").innerHTML = Array.from(
  { length: 9 },
  (_, index) => `<h3>Letter ${index + 1}</h3><p>${[...sentences.slice(index % 6), ...sentences.slice(0, index % 6)].join(" ")}</p>`,
).join("");

const headlines = ["Library opens on Sundays", "Tram line extended", "Otters seen in the canal", "Bakery wins a prize", "Clock tower repaired", "New trees for the square"];
const entry = (title, text) => {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("h3"), { textContent: title }), Object.assign(document.createElement("p"), { className: "hint", textContent: text }));
  return item;
};

let news = 0;
function moreNews() {
  for (let made = 0; made < 4 && news < 12; made++, news++) {
    at("news-list").append(entry(`${headlines[news % headlines.length]}${news < 6 ? "" : ", part two"}`, `Story ${news + 1} of 12`));
  }
  at("news-count").textContent = `${news} of 12 stories`;
  at("more").hidden = news >= 12;
}
at("more").addEventListener("click", moreNews);
moreNews();

let posts = 0;
function morePosts() {
  for (let made = 0; made < 10 && posts < 100; made++, posts++) at("feed").append(entry(`Post ${posts + 1}`, sentences[posts % sentences.length]));
  at("feed-count").textContent = posts < 100 ? `${posts} posts so far` : "All 100 posts are loaded";
}
morePosts();
new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && morePosts(), { rootMargin: "200px" }).observe(at("feed-count"));
