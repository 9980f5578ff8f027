import { signIn, whoIsSignedIn } from "./session.js";

const at = (id) => document.getElementById(id);
if (whoIsSignedIn()) location.replace("account.html");

at("sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  const email = at("email").value.trim().toLowerCase();
  if (email === "ada@example.com" && at("password").value === "lovelace") {
    signIn(email, at("remember").checked);
    location.href = "account.html";
    return;
  }
  at("problem").textContent = "Wrong email or password. Please try again.";
  at("password").value = "";
  at("password").focus();
});
