// Opens what a link with `data-beside` leads to in place: the element `#beside` of that page stands under the links, and
// its forms send and show themselves there. Without JavaScript, and when anything fails, they are ordinary pages.
export default function beside(place, attach) {
  const room = document.createElement("div");
  room.className = "margin-room";
  const failed = place.querySelector("[data-failed]");
  let opened = null;

  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-beside]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (opened === link) close();
    else show(link.href, {}, link);
  });

  room.addEventListener("submit", (event) => {
    const form = event.target;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    failed.hidden = true;
    show(form.action, { method: "POST", body: data }, opened, () => tellOfFailure(form));
  });

  // What was written stays in its box.
  function tellOfFailure(form) {
    form.append(failed);
    failed.hidden = false;
  }

  function close() {
    opened?.setAttribute("aria-expanded", "false");
    opened?.focus();
    opened = null;
    room.remove();
  }

  async function show(url, request, link, otherwise = () => location.assign(url)) {
    room.setAttribute("aria-busy", "true");
    const reply = await fetch(url, request).catch(() => null);
    const page = reply?.ok && new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page && page.getElementById("beside");
    room.removeAttribute("aria-busy");
    if (!fresh) {
      otherwise();
      return;
    }
    const said = page.querySelector(".messages");
    room.replaceChildren(...(said?.childElementCount ? [said] : []), fresh);
    opened?.setAttribute("aria-expanded", "false");
    opened = link;
    link.setAttribute("aria-expanded", "true");
    place.after(room);
    attach(room);
    const heading = fresh.querySelector("h1, h2");
    heading.tabIndex = -1;
    heading.focus();
  }
}
