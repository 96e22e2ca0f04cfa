// Words and pictures that are given to rows, gaps or spots of a picture: dragged there, or chosen from the list that
// lies under each. The lists hold the answer; with keys and by ear they are all there is to know.
import { dragging } from "./dragging.js";
import { changed, say } from "./saying.js";

export function placing(form) {
  // Before the answer is read: what may stand in one place only leaves the other.
  form.addEventListener("change", (event) => chosen(event.target), { capture: true });
  form.addEventListener("click", (event) => {
    const spot = event.target.closest("[data-quiz-spot]");
    if (spot) open(fieldOf(spot));
  });
  dragging(form, {
    pick: ({ target }) => {
      const thing = target.closest("[data-quiz-pool] > li");
      return thing ? { thing, question: around(thing) } : null;
    },
    over: ({ question }, element) => light(question, targetAt(question, element)),
    drop: ({ thing, question }, element) => {
      light(question, null);
      const target = element && targetAt(question, element);
      const field = target && fieldOf(target);
      if (!field || field.value === thing.dataset.value) return;
      field.value = thing.dataset.value;
      changed(field);
    },
  });
}

// Show in every slot and spot what its field says.
export function drawPlaces(root) {
  for (const pool of root.querySelectorAll("[data-quiz-pool]")) {
    const question = around(pool);
    for (const grip of pool.querySelectorAll(".grip")) grip.hidden = false;
    pool.classList.add("on");
    for (const field of fields(question)) draw(pool, question, field);
    const used = new Set(fields(question).map((field) => field.value));
    for (const thing of pool.children) thing.classList.toggle("used", used.has(thing.dataset.value));
  }
}

function draw(pool, question, field) {
  const slot = field.closest(".slot");
  const held = slot.querySelector(".held");
  const thing = thingOf(pool, field.value);
  const isInline = Boolean(slot.closest(".running"));
  slot.classList.add("on");
  slot.classList.toggle("full", Boolean(thing));
  held.hidden = false;
  held.replaceChildren(...(thing ? [...thing.querySelector(".what").cloneNode(true).childNodes] : [isInline ? pool.dataset.emptyShort : pool.dataset.empty]));
  for (const letter of held.querySelectorAll(".vh")) letter.remove();
  const spot = question.querySelector(`[data-quiz-spot="${CSS.escape(field.name)}"]`);
  spot?.classList.toggle("full", Boolean(thing));
}

function chosen(field) {
  const question = field.matches("select") ? around(field) : null;
  const pool = question?.querySelector("[data-quiz-pool]");
  if (!pool) return;
  const isOnce = !("reuses" in pool.dataset);
  const other = isOnce && field.value ? fields(question).find((each) => each !== field && each.value === field.value) : null;
  if (other) other.value = "";
  drawPlaces(question);
  const text = textOf(thingOf(pool, field.value));
  if (other) say(pool.dataset.moved, { text, from: labelOf(other), place: labelOf(field) });
  else if (text) say(pool.dataset.said, { text, place: labelOf(field) });
}

function open(field) {
  field.focus();
  try {
    field.showPicker();
  } catch {
    // An older browser: the list has the focus, and opens with the next tap.
  }
}

function light(question, target) {
  for (const lit of question.querySelectorAll(".aim")) if (lit !== target) lit.classList.remove("aim");
  target?.classList.add("aim");
}

function targetAt(question, element) {
  const target = element?.closest("[data-quiz-spot], .slot, .qrow.picks");
  return target && question.contains(target) ? target : null;
}

function fieldOf(target) {
  const name = target.dataset.quizSpot;
  return name ? around(target).querySelector(`select[name="${CSS.escape(name)}"]`) : target.querySelector("select");
}

function fields(question) {
  return [...question.querySelectorAll(".slot select")];
}

function thingOf(pool, value) {
  return value ? [...pool.children].find((thing) => thing.dataset.value === value) : undefined;
}

function textOf(thing) {
  return thing?.querySelector(".words-of").textContent || thing?.querySelector("img")?.alt || "";
}

function labelOf(field) {
  return field.getAttribute("aria-label") ?? field.closest("label").querySelector("span").textContent;
}

function around(element) {
  return element.closest("[data-position], fieldset[data-quiz=question]");
}
