// Draws the places of a picture by dragging over it: the numbers of the row that was touched last, or of the first
// that has none, are filled in. Without JavaScript the numbers are typed.
export default function regions(element) {
  const table = element.dataset.rows;
  const picture = element.querySelector("img");
  const drawing = element.querySelector("svg");
  const said = element.querySelector("[role=status]");
  const row = new RegExp(`^${table}-(\\d+)-`);
  let chosen = null;
  let begun = null;
  let box = null;

  document.addEventListener("focusin", (event) => {
    const found = event.target.name?.match(row);
    if (found) chosen = found[1];
  });

  picture.draggable = false;
  drawing.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    drawing.setPointerCapture(event.pointerId);
    begun = at(event);
    box = drawing.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "rect"));
  });
  drawing.addEventListener("pointermove", (event) => {
    if (begun) show(area(at(event)));
  });
  drawing.addEventListener("pointerup", (event) => {
    if (!begun) return;
    const found = area(at(event));
    begun = null;
    if (found.width < 1 || found.height < 1) box.remove();
    else fill(found);
  });

  function at(event) {
    const frame = picture.getBoundingClientRect();
    const share = (place, start, size) => Math.min(100, Math.max(0, ((place - start) / size) * 100));
    return { x: share(event.clientX, frame.left, frame.width), y: share(event.clientY, frame.top, frame.height) };
  }

  function area(end) {
    const round = (number) => Math.floor(number * 10) / 10;
    const left = round(Math.min(begun.x, end.x));
    const top = round(Math.min(begun.y, end.y));
    return { left, top, width: round(Math.abs(end.x - begun.x)), height: round(Math.abs(end.y - begun.y)) };
  }

  function show({ left, top, width, height }) {
    for (const [name, value] of Object.entries({ x: left, y: top, width, height })) box.setAttribute(name, value);
  }

  function fill(found) {
    const number = chosen ?? firstEmpty();
    if (number === null) return;
    for (const [name, value] of Object.entries(found)) field(number, name).value = String(value).replace(".", ",");
    chosen = null;
    said.textContent = element.dataset.said.replace("%s", Number(number) + 1);
    field(number, "text").focus();
    chosen = null;
  }

  function firstEmpty() {
    const count = Number(document.getElementsByName(`${table}-rows`)[0].value);
    for (let number = 0; number < count; number += 1) if (!field(number, "left").value) return number;
    return null;
  }

  function field(number, name) {
    return document.getElementsByName(`${table}-${number}-${name}`)[0];
  }
}
