// Keeps on this phone which boxes of a list are ticked, and counts them; without it the boxes forget when one leaves.
export default function ticks(list) {
  const boxes = [...list.querySelectorAll("input")];
  const words = list.querySelector(".tally");
  const place = `ticks:${list.dataset.keep}`;

  function count() {
    words.hidden = false;
    words.querySelector("b").textContent = boxes.filter((box) => box.checked).length;
  }

  const kept = new Set(JSON.parse(localStorage.getItem(place) ?? "[]"));
  boxes.forEach((box, index) => {
    box.checked = kept.has(index);
  });
  count();
  list.addEventListener("change", () => {
    localStorage.setItem(place, JSON.stringify(boxes.flatMap((box, index) => (box.checked ? [index] : []))));
    count();
  });
}
