// Asks to wait where answers on this phone have not reached the server: signed out, nobody could send them.
// On the form: `data-people` with the names under which this person's entries are kept, and inside it a `<dialog>` with a
// place for their number and a button that waits.
import { countOf } from "../journal.js";

export default function signOut(form) {
  const dialog = form.querySelector("dialog");
  let isSure = false;

  form.addEventListener("submit", async (event) => {
    if (isSure) return;
    event.preventDefault();
    const count = await countOf(form.dataset.people.split(" "));
    isSure = true; // the button inside the dialog, and a second click, are taken at their word
    if (count === 0) return form.submit();
    dialog.querySelector("b").textContent = count;
    return dialog.showModal();
  });

  dialog.addEventListener("close", () => (isSure = false));
  dialog.querySelector("button[type=button]").addEventListener("click", () => dialog.close());
}
