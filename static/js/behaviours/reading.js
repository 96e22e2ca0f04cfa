// Keeps how far a lesson has been read and where the reader is; brings them back there on this or another phone. Tells
// what of its videos and sounds is played, and which of its questions (`data-check`) are answered rightly.
// On the article: `data-channel data-csrf data-person data-enrolment data-item data-read`, and as `data-status` the id of
// the element with the words for the states of saving.
import { Courier, Journal, teller, uuid } from "../journal.js";

const STEP = 10;
const PAUSE = 2_000;

export default function reading(text) {
  const { channel, csrf, person, enrolment, item, status } = text.dataset;
  const tell = teller(document.getElementById(status));
  const courier = new Courier(new Journal(person, channel), {
    csrf,
    pack: (events) => ({ events }),
    settled: (reply) => [...reply.received, ...reply.refused.map((refusal) => refusal.id)],
    say: (state) => hasRead && tell(state),
  });
  const place = `place:${person}:${item}`;
  let furthest = Number(text.dataset.read);
  let noted = furthest;
  let hasRead = false;
  let timer = 0;

  function note(verb, value) {
    return courier.post({ id: uuid(), enrolment, item, verb, value, at: new Date().toISOString() });
  }

  function percentRead() {
    const { top, height } = text.getBoundingClientRect();
    return Math.round(Math.min(Math.max((innerHeight - top) / height, 0), 1) * 100);
  }

  function look() {
    furthest = Math.max(furthest, percentRead());
    const block = [...text.children].findIndex((child) => child.getBoundingClientRect().bottom > innerHeight / 4);
    localStorage.setItem(place, Math.max(block, 0));
  }

  function save() {
    clearTimeout(timer);
    timer = 0;
    look();
    if (furthest - noted < STEP && !(furthest === 100 && noted < 100)) return;
    noted = furthest;
    hasRead = true;
    note("read", furthest);
  }

  function saveSoon() {
    timer ||= setTimeout(save, PAUSE);
  }

  function comeBack() {
    const block = Number(localStorage.getItem(place));
    if (location.hash || scrollY > 0) return;
    if (block && block < text.children.length) text.children[block].scrollIntoView();
    else if (furthest > STEP && furthest < 100) scrollTo(0, (text.offsetHeight * furthest) / 100 - innerHeight);
  }

  function showHereInList() {
    const here = document.querySelector(".toc [aria-current]");
    if (here) here.closest(".toc").scrollTop = here.offsetTop - innerHeight / 3;
  }

  function noteAnswer({ target }) {
    const { check, result } = target.dataset;
    if (check && result !== "empty") note("checked", { block: check, right: result === "right" });
  }

  showHereInList();
  comeBack();
  note("opened", null);
  text.addEventListener("selfcheck", noteAnswer);
  if (text.querySelector("[data-media]")) {
    import("../media.js").then((module) => module.default(text, (stretch) => note("watched", stretch)));
  }
  saveSoon();
  addEventListener("scroll", saveSoon, { passive: true });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  addEventListener("pagehide", save);
}
