// Shows the day under the thumb while it moves, and what stood on it once it rests; without it a button does.
export default function timeSlider(form) {
  const { moc: range, ngay: box } = form.elements;
  const days = [...form.querySelectorAll("option")].map((option) => option.label);
  let waiting;

  range?.addEventListener("input", () => {
    const day = days[range.value];
    box.value = day;
    range.setAttribute("aria-valuetext", day);
    clearTimeout(waiting);
    waiting = setTimeout(show, 350, day);
  });

  async function show(day) {
    const url = new URL(form.action);
    url.search = new URLSearchParams(new FormData(form));
    url.searchParams.delete("moc");
    url.searchParams.delete("tu");
    const shown = document.getElementById(form.dataset.shows);
    shown.setAttribute("aria-busy", "true");
    const reply = await fetch(url).catch(() => null);
    const page = reply?.ok && new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page && page.getElementById(shown.id);
    if (days[range.value] !== day) return;
    if (!fresh) {
      location.href = url;
      return;
    }
    shown.replaceWith(fresh);
    form.elements.tu.value = range.value;
    history.replaceState(null, "", url);
  }
}
