document.getElementById("contact").addEventListener("submit", (event) => {
  event.preventDefault();
  document.getElementById("sent").textContent = `Message sent: ${document.getElementById("subject").value}`;
});
