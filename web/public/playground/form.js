const at = (id) => document.getElementById(id);

at("order").addEventListener("submit", (event) => {
  event.preventDefault();
  const data = new FormData(event.target);
  const email = data.get("Email").trim();
  const problem = !data.get("Name").trim()
    ? "Enter your name."
    : email && !/^\S+@\S+\.\S+$/.test(email)
      ? "Enter an email address, such as ada@example.com."
      : "";
  at("problem").textContent = problem;
  at("summary").hidden = problem !== "";
  if (problem) return;
  const list = Object.assign(document.createElement("dl"), { className: "facts" });
  for (const key of ["Name", "Email", "Phone", "Size", "Crust", "Extras", "Notes"]) {
    list.append(Object.assign(document.createElement("dt"), { textContent: key }));
    list.append(Object.assign(document.createElement("dd"), { textContent: data.getAll(key).join(", ").trim() || "none" }));
  }
  const title = Object.assign(document.createElement("h2"), { textContent: "Your order is in the oven" });
  at("summary").replaceChildren(title, list);
  at("summary").focus();
});
at("order").addEventListener("reset", () => {
  at("problem").textContent = "";
  at("summary").hidden = true;
});
