// Lets links and searches inside an element replace only that element, by the one of the same id on the page they lead
// to; then moves the focus to its heading. Without JavaScript they are ordinary links and forms.
import { attach } from "../site.js";

export default function swap(element) {
  element.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    replace(element, link.href, true);
  });
  element.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "get") return;
    event.preventDefault();
    const url = new URL(form.action);
    url.search = new URLSearchParams(new FormData(form));
    replace(element, url.href, true);
  });
  addEventListener("popstate", () => replace(document.getElementById(element.id), location.href, false), { once: true });
}

async function replace(element, url, remember) {
  element.setAttribute("aria-busy", "true");
  const reply = await fetch(url).catch(() => null);
  const page = reply?.ok ? new DOMParser().parseFromString(await reply.text(), "text/html") : null;
  const fresh = page?.getElementById(element.id);
  if (!fresh) {
    location.href = url;
    return;
  }
  if (remember) history.pushState(null, "", url);
  document.title = page.title;
  element.replaceWith(fresh);
  attach(fresh.parentElement);
  const heading = fresh.querySelector("h1, h2, h3, caption") ?? fresh;
  heading.tabIndex = -1;
  heading.focus();
}
