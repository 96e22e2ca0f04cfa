// Before handing in: what is still on this phone goes to the server first, so that its list is complete.
import { Answers } from "./answers.js";

export default async function review(form) {
  const words = document.getElementById(form.dataset.unsent);
  const answers = new Answers(form);

  form.addEventListener("submit", async (event) => {
    if (words.hidden) return;
    event.preventDefault();
    await settle();
  });
  addEventListener("online", settle);
  await settle();

  async function settle() {
    if ((await answers.waiting()).length === 0) return;
    words.hidden = false;
    if (await answers.send()) location.reload();
  }
}
