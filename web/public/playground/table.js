const at = (id) => document.getElementById(id);
const columns = [
  { key: "name", label: "Name" },
  { key: "department", label: "Department" },
  { key: "city", label: "City" },
  { key: "started", label: "Started" },
  { key: "salary", label: "Salary", number: true },
];
const people = `Amara Okafor|Engineering|Lagos|2019-03-04|84200
Bruno Costa|Sales|Lisbon|2021-06-14|51800
Chen Wei|Engineering|Taipei|2018-01-22|91500
Dana Levi|Design|Tel Aviv|2022-09-01|62300
Elif Demir|Finance|Ankara|2017-11-13|70100
Farid Haddad|Sales|Beirut|2020-02-03|54900
Greta Lind|Design|Uppsala|2016-05-30|67750
Hugo Martin|Engineering|Lyon|2023-01-09|73400
Ines Romero|People|Seville|2019-10-21|58600
Jonas Weber|Finance|Leipzig|2015-04-01|78900
Kavya Rao|Engineering|Pune|2020-08-17|80300
Liam Byrne|Sales|Cork|2022-03-28|49700
Mina Sato|Design|Kyoto|2018-07-02|66200
Nils Berg|People|Bergen|2021-12-06|57100
Olga Novak|Finance|Brno|2014-09-15|83600
Pablo Ruiz|Engineering|Bogota|2017-02-27|88400
Quinn Taylor|Sales|Leeds|2023-05-15|47300
Rosa Bianchi|People|Turin|2016-10-10|61900
Sami Korhonen|Engineering|Tampere|2013-06-03|95800
Tara Singh|Design|Delhi|2021-04-19|60400
Umar Khan|Finance|Lahore|2022-11-07|59200
Vera Popova|Engineering|Sofia|2019-07-29|76500
Will Carter|Sales|Bristol|2018-12-10|56300
Yara Nasser|People|Amman|2020-06-22|55500`
  .split("\n")
  .map((line) => line.split("|"))
  .map(([name, department, city, started, salary]) => ({ name, department, city, started, salary: Number(salary) }));

const view = { sort: null, down: false, page: 1 };

at("department").append(
  ...[...new Set(people.map((person) => person.department))].sort().map((department) => new Option(department)),
);

function compare(a, b) {
  const [left, right] = [a[view.sort], b[view.sort]];
  const order = typeof left === "number" ? left - right : left.localeCompare(right);
  return view.down ? -order : order;
}

function chosen() {
  const text = at("filter").value.trim().toLowerCase();
  const rows = people.filter(
    (person) =>
      (at("department").value === "" || person.department === at("department").value) &&
      `${person.name} ${person.city}`.toLowerCase().includes(text),
  );
  return view.sort ? rows.sort(compare) : rows;
}

function button(label, page, options = {}) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: label });
  made.disabled = options.disabled ?? false;
  if (options.current) made.setAttribute("aria-current", "page");
  if (options.name) made.setAttribute("aria-label", options.name);
  made.addEventListener("click", () => {
    view.page = page;
    show();
  });
  return made;
}

function show() {
  const rows = chosen();
  const size = Number(at("size").value);
  const last = Math.max(1, Math.ceil(rows.length / size));
  view.page = Math.min(view.page, last);
  const shown = rows.slice((view.page - 1) * size, view.page * size);
  at("caption").textContent = `${rows.length} ${rows.length === 1 ? "employee" : "employees"}`;
  at("columns").innerHTML = columns
    .map(({ key, label, number }) => {
      const sorted = view.sort === key ? ` aria-sort="${view.down ? "descending" : "ascending"}"` : "";
      return `<th scope="col"${number ? ' class="number"' : ""}${sorted}><button type="button" data-key="${key}">${label}</button></th>`;
    })
    .join("");
  at("rows").innerHTML = shown
    .map(
      (person) =>
        `<tr><th scope="row">${person.name}</th><td>${person.department}</td><td>${person.city}</td><td>${person.started}</td><td class="number">$${person.salary.toLocaleString("en-US")}</td></tr>`,
    )
    .join("");
  at("position").textContent = `Page ${view.page} of ${last}`;
  at("pages").replaceChildren(
    button("Previous", view.page - 1, { disabled: view.page === 1 }),
    ...Array.from({ length: last }, (_, index) => button(String(index + 1), index + 1, { current: view.page === index + 1, name: `Page ${index + 1}` })),
    button("Next", view.page + 1, { disabled: view.page === last }),
  );
}

at("columns").addEventListener("click", (event) => {
  const key = event.target.dataset?.key;
  if (!key) return;
  view.down = view.sort === key ? !view.down : false;
  view.sort = key;
  view.page = 1;
  show();
  document.querySelector(`[data-key=${key}]`).focus();
});
at("filters").addEventListener("submit", (event) => event.preventDefault());
at("filters").addEventListener("input", () => {
  view.page = 1;
  show();
});
show();
