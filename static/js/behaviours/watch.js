// Looks again every few seconds whether the work that an element tells of has gone on; once it is done, shows what came
// of it. Without JavaScript there is a link to look again.
const EVERY = 2500;

export default function watch(element, attach) {
  setTimeout(look, EVERY);

  async function look() {
    const reply = await fetch(location.href).catch(() => null);
    if (!reply?.ok) {
      setTimeout(look, 2 * EVERY);
      return;
    }
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page.getElementById(element.id);
    if (!fresh) {
      location.reload();
      return;
    }
    element.replaceWith(fresh);
    attach(fresh.parentElement);
  }
}
