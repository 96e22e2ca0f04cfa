// Things in an order: dragged, or moved by their two buttons. The lists of numbers under them hold the answer.
import { dragging } from "./dragging.js";
import { changed, say } from "./saying.js";

export function ordering(form) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-quiz-order] button");
    if (!button) return;
    if (button.dataset.by) step(button);
    else settle(button.closest("[data-quiz-order]"));
  });
  dragging(form, {
    pick: ({ target }) => {
      const thing = target.closest("[data-quiz-order] .movable");
      return thing && !target.closest("button") ? { thing, before: things(thing.parentElement) } : null;
    },
    over: ({ thing }, element, { clientY }) => {
      const other = element?.closest(".movable");
      if (!other || other === thing || other.parentElement !== thing.parentElement) return;
      const box = other.getBoundingClientRect();
      const isBefore = Boolean(other.compareDocumentPosition(thing) & Node.DOCUMENT_POSITION_FOLLOWING);
      const isPast = clientY > box.top + box.height / 2;
      // Half of the other is passed before the two change places: none is left to flicker to and fro.
      if (isBefore && !isPast) other.before(thing);
      if (!isBefore && isPast) other.after(thing);
      number(thing.parentElement);
    },
    drop: ({ thing, before }, element) => {
      const order = thing.parentElement;
      if (element === null) for (const each of before) order.insertBefore(each, keeper(order));
      if (element === null) number(order);
      else settle(order, thing);
    },
  });
}

// Show every order in the question as its fields say.
export function drawOrders(root) {
  for (const order of root.querySelectorAll("[data-quiz-order]")) {
    order.classList.add("on");
    for (const hidden of order.querySelectorAll(".grip, .nth, .moves")) hidden.hidden = false;
    for (const slot of order.querySelectorAll(".slot")) slot.hidden = true;
    const isSet = things(order).every((thing) => field(thing).value);
    if (isSet) {
      const sorted = things(order).sort((one, other) => field(one).value - field(other).value);
      for (const thing of sorted) order.insertBefore(thing, keeper(order));
    }
    keeper(order).hidden = isSet;
    number(order);
  }
}

function step(button) {
  const thing = button.closest(".movable");
  const isUp = button.dataset.by === "-1";
  const other = isUp ? thing.previousElementSibling : thing.nextElementSibling;
  if (!other?.matches(".movable")) return;
  // The neighbour moves, so that the button keeps the focus.
  if (isUp) thing.after(other);
  else thing.before(other);
  settle(thing.parentElement, thing);
}

// What is seen is the answer from now on.
function settle(order, moved) {
  for (const [index, thing] of things(order).entries()) field(thing).value = String(index + 1);
  keeper(order).hidden = true;
  number(order);
  const total = things(order).length;
  const told = moved ? [moved] : things(order);
  const words = told.map((thing) => order.dataset.said.replace("{text}", thing.dataset.text).replace("{place}", field(thing).value));
  say(words.join(" "), { total });
  changed(field(told[0]));
}

function number(order) {
  const all = things(order);
  for (const [index, thing] of all.entries()) {
    thing.querySelector(".nth").textContent = index + 1;
    thing.querySelector("[data-by='-1']").setAttribute("aria-disabled", String(index === 0));
    thing.querySelector("[data-by='1']").setAttribute("aria-disabled", String(index === all.length - 1));
  }
}

function things(order) {
  return [...order.querySelectorAll(":scope > .movable")];
}

function field(thing) {
  return thing.querySelector("select");
}

function keeper(order) {
  return order.querySelector("[data-quiz-keep]");
}
