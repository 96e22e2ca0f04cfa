// Drags a thing with mouse, finger or pen. What can be done so can also be done with keys: this is only the shorter way.
//
// pick(event) -> {thing, …} or nothing where the press does not begin a drag; over(drag, element, event) while it moves, with
// what lies under the pointer; drop(drag, element) when it is let go. Escape puts everything back: then element is null.
const FAR = 5;
const EDGE = { top: 90, bottom: 130, step: 10 };

export function dragging(root, { pick, over = () => {}, drop }) {
  root.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest(":disabled")) return;
    // A finger scrolls the page unless it takes the handle, or a word as small as one.
    if (event.pointerType !== "mouse" && !event.target.closest(".grip, .legend.words > li")) return;
    const drag = pick(event);
    if (drag) follow(drag, event, { over, drop });
  });
}

function follow(drag, start, { over, drop }) {
  let ghost = null;
  let last = start;
  let frame = 0;
  const offset = place(drag.thing, start);
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener("pointermove", move, { signal, passive: false });
  addEventListener("pointerup", () => end(under(last)), { signal });
  addEventListener("pointercancel", () => end(null), { signal });
  addEventListener("keydown", (event) => event.key === "Escape" && end(null), { signal });
  start.preventDefault();

  function move(event) {
    if (event.pointerId !== start.pointerId) return;
    last = event;
    if (!ghost && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < FAR) return;
    event.preventDefault();
    if (!ghost) begin();
    ghost.style.transform = `translate(${event.clientX - offset.x}px, ${event.clientY - offset.y}px)`;
    over(drag, under(event), event);
  }

  function begin() {
    ghost = drag.thing.cloneNode(true);
    ghost.classList.add("ghost");
    ghost.setAttribute("aria-hidden", "true");
    ghost.style.width = `${offset.width}px`;
    document.body.append(ghost);
    drag.thing.classList.add("dragged");
    frame = requestAnimationFrame(scroll);
  }

  // Near the edge of the screen the page follows.
  function scroll() {
    const step = last.clientY < EDGE.top ? -EDGE.step : last.clientY > innerHeight - EDGE.bottom ? EDGE.step : 0;
    if (step) scrollBy(0, step);
    frame = requestAnimationFrame(scroll);
  }

  function end(element) {
    listening.abort();
    cancelAnimationFrame(frame);
    drag.thing.classList.remove("dragged");
    if (!ghost) return;
    ghost.remove();
    drop(drag, element);
  }
}

function place(thing, event) {
  const box = thing.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width };
}

function under(event) {
  return document.elementFromPoint(event.clientX, event.clientY);
}
