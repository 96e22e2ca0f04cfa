// Lets links and searches inside an element replace only that element, by the one of the same id on the page they lead
// to; the focus moves to its heading. Without JavaScript they are ordinary links and forms.
export default function swap(element, attach) {
  element.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    replace(link.href);
  });

  element.addEventListener("submit", (event) => {
    if (event.target.method !== "get") return;
    event.preventDefault();
    const url = new URL(event.target.action);
    url.search = new URLSearchParams(new FormData(event.target));
    replace(url.href);
  });

  async function replace(url) {
    element.setAttribute("aria-busy", "true");
    const reply = await fetch(url).catch(() => null);
    const page = reply?.ok && new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page && page.getElementById(element.id);
    if (!fresh) {
      location.href = url;
      return;
    }
    history.pushState(null, "", url);
    addEventListener("popstate", () => location.reload(), { once: true });
    document.title = page.title;
    element.replaceWith(fresh);
    attach(fresh.parentElement);
    const heading = fresh.querySelector("h1, h2, h3, caption") ?? fresh;
    heading.tabIndex = -1;
    heading.focus();
  }
}
