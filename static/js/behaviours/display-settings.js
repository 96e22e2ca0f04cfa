// Shows the chosen colours and text size at once and saves them in the background; the form's button does without.
export default function displaySettings(form) {
  const status = form.querySelector("[role=status]");
  const root = document.documentElement;

  form.addEventListener("change", async () => {
    const data = new FormData(form);
    if (data.get("theme")) root.dataset.theme = data.get("theme");
    else delete root.dataset.theme;
    root.dataset.textSize = data.get("text_size");
    const reply = await fetch(form.action, { method: "POST", body: data }).catch(() => null);
    status.textContent = reply?.ok ? form.dataset.saved : "";
  });
}
