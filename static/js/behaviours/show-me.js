// Lets a place of a picture be tapped instead of picked from the list below it; the two are one answer. A tap beside
// every place says so. Without it there is the list.
export default function showMe(element) {
  const picture = element.querySelector(".picture");
  const miss = element.querySelector(".miss");
  const spots = [...element.querySelectorAll("[data-spot]")];
  const radios = [...element.querySelectorAll("input[type=radio]")];

  function mark() {
    const chosen = radios.find((radio) => radio.checked)?.value;
    const isRight = chosen === element.dataset.right;
    for (const spot of spots) {
      spot.classList.toggle("right", isRight && spot.dataset.spot === chosen);
      spot.classList.toggle("wrong", !isRight && spot.dataset.spot === chosen);
    }
  }

  element.classList.add("tappable");
  element.querySelector(".how").hidden = false;
  element.addEventListener("change", () => {
    miss.hidden = true;
    mark();
  });
  picture.addEventListener("click", (event) => {
    const hit = spots.find((spot) => {
      const { left, right, top, bottom } = spot.getBoundingClientRect();
      return event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    });
    miss.hidden = Boolean(hit);
    if (!hit) return;
    const radio = radios.find((one) => one.value === hit.dataset.spot);
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
