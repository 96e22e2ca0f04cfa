import { changed, say } from "./saying.js";

// A question about a place on a picture takes a tap there; the list under it is the equal way with keys and by ear.
export function pictures(root) {
  root.addEventListener("click", (event) => {
    if (!event.target.matches("[data-quiz-picture]")) return;
    const { place, question } = around(event.target);
    const box = event.target.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * 100;
    const down = ((event.clientY - box.top) / box.height) * 100;
    for (const chosen of question.querySelectorAll("input[name$=chosen]:checked")) chosen.checked = false;
    const field = place.querySelector("input");
    field.value = `${across.toFixed(2)},${down.toFixed(2)}`;
    pin(place);
    say(place.dataset.said);
    changed(field);
  });
  root.addEventListener("change", (event) => {
    if (!event.target.matches("input[name$=chosen]")) return;
    const { place } = around(event.target);
    if (!place) return;
    place.querySelector("input").value = "";
    pin(place);
  }, { capture: true });
}

// Draw the pin where the field says.
export function pin(place) {
  const [across, down] = place.querySelector("input").value.split(",").map(Number);
  const mark = place.querySelector(".pin");
  mark.hidden = !(across >= 0 && down >= 0) || !place.querySelector("input").value;
  mark.style.left = `${across}%`;
  mark.style.top = `${down}%`;
}

function around(element) {
  const question = element.closest("[data-position], fieldset[data-quiz=question]");
  return { question, place: question?.querySelector(".qpicture.place") };
}
