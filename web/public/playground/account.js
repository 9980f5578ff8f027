import { signOut, whoIsSignedIn } from "./session.js";

const email = whoIsSignedIn();
if (email) {
  document.getElementById("welcome").textContent = "Welcome back, Ada";
  document.getElementById("email").textContent = email;
} else {
  location.replace("sign-in.html");
}
document.getElementById("log-out").addEventListener("click", () => {
  signOut();
  location.href = "sign-in.html";
});
