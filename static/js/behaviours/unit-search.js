// Suggests units while a name or a code is typed; without it the server asks back where several could be meant.
let boxes = 0;

export default function unitSearch(input) {
  const list = document.createElement("datalist");
  list.id = `units-${(boxes += 1)}`;
  input.after(list);
  input.setAttribute("list", list.id);
  let waiting;

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 200, input.value.trim());
  });

  async function suggest(text) {
    if (text.length < 2) return;
    const reply = await fetch(`/to-chuc/tim-don-vi/?${new URLSearchParams({ tim: text })}`).catch(() => null);
    if (!reply?.ok || input.value.trim() !== text) return;
    const { units } = await reply.json();
    list.replaceChildren(...units.map((unit) => new Option(unit, unit)));
  }
}
