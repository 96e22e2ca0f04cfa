// Shows questions that say what is being typed, a moment after the last key. Without JavaScript saving says it.
export default function similar(element) {
  const box = document.getElementById(element.dataset.from);
  let timer, asked;
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 600);
  });

  async function ask() {
    const query = new URLSearchParams({ stem: box.value, but: element.dataset.but });
    asked = query.toString();
    const reply = await fetch(`${element.dataset.address}?${query}`).catch(() => null);
    if (!reply?.ok || query.toString() !== asked) return;
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    element.replaceChildren(...page.body.childNodes);
  }
}
