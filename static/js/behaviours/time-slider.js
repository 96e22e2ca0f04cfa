// Shows the day under the thumb while it moves, and what stood on it once it rests; without it a button does.
export default function timeSlider(form) {
  const range = form.querySelector("input[type=range]");
  const output = form.querySelector("output");
  const days = [...form.querySelectorAll("option")].map((option) => option.label);
  let waiting;

  range.addEventListener("input", () => {
    const day = days[range.value];
    output.textContent = day;
    range.setAttribute("aria-valuetext", day);
    clearTimeout(waiting);
    waiting = setTimeout(show, 350, day);
  });

  async function show(day) {
    const url = new URL(form.action);
    url.search = new URLSearchParams({ ...Object.fromEntries(new FormData(form)), ngay: day });
    url.searchParams.delete("moc");
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
    history.replaceState(null, "", url);
  }
}
