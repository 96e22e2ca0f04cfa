// What questions of some types can do beyond plain fields. The fields hold the answer; this only moves and shows it.
import { drawOrders, ordering } from "./ordering.js";
import { pictures, pin } from "./picture.js";
import { drawPlaces, placing } from "./placing.js";

// Listen, once for a form.
export function listen(form) {
  pictures(form);
  ordering(form);
  placing(form);
  form.addEventListener("input", (event) => event.target.matches("[data-quiz-words]") && count(event.target));
}

// Show what the fields say, whenever they were set from elsewhere.
export function show(root) {
  for (const place of root.querySelectorAll(".qpicture.place")) pin(place);
  for (const text of root.querySelectorAll("[data-quiz-words]")) count(text);
  for (const words of root.querySelectorAll("[data-quiz-plain]")) words.hidden = true;
  for (const words of root.querySelectorAll("[data-quiz-dragged]")) words.hidden = false;
  drawOrders(root);
  drawPlaces(root);
}

function count(text) {
  const words = text.parentElement.querySelector("[data-quiz-count]");
  words.hidden = false;
  words.querySelector("[data-quiz-number]").textContent = text.value.trim() ? text.value.trim().split(/\s+/).length : 0;
}
