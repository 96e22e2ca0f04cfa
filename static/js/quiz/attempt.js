// Goes on without a network: the paper is fetched once, every change is kept on the phone first and then sent.
// Until the paper is here, and where there is no JavaScript, the page is a plain form whose buttons save.
import { Answers } from "./answers.js";
import { Clock } from "./clock.js";
import { files } from "./files.js";
import { Screen } from "./screen.js";
import { listen, show } from "./types.js";

// How long somebody pauses before what they type is kept.
const TYPING = 800;

const WALL_CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

export default async function attempt(form) {
  const { state, review, result, leave } = form.dataset;
  const paper = await fetchPaper(state);
  if (!paper?.is_open) return;
  const held = new Map();
  const screen = new Screen(form, paper, held);
  const answers = new Answers(form, { heard, say });
  const clock = paper.deadline_at && new Clock({ deadline: paper.deadline_at, show: showMinutes, over: stop });
  let isSaved = false;
  let typing = 0;

  await hold(paper);
  // From here to the listeners nothing waits: a tap either was early or is heard.
  const early = screen.early();
  if (early) held.set(early.position, early);
  if (!paper.marks_at_once) screen.restore();

  listen(form);
  show(form);
  form.addEventListener("change", (event) => {
    screen.settle(event.target);
    keep(screen.read());
  });
  form.addEventListener("input", (event) => {
    if (!event.target.matches("[type=text], textarea")) return;
    clearTimeout(typing);
    typing = setTimeout(() => keep(screen.read()), TYPING);
  });
  addEventListener("pagehide", settleTyping);
  files(answers, settleTyping);
  form.addEventListener("submit", (event) => {
    settleTyping();
    // Where questions are marked one by one the server answers with the page.
    if (paper.marks_at_once) return;
    event.preventDefault();
    follow(event.submitter?.value ?? "next");
  });
  addEventListener("popstate", () => (paper.is_forward_only ? location.reload() : move(Number(location.pathname.match(/(\d+)\/$/)?.[1] ?? 1))));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());

  clock?.follow(paper.now);
  if (early) keep(early);
  else if ((await answers.waiting()).length > 0) screen.say("kept");
  answers.send();

  // What the server holds, and over it what is still on its way there.
  async function hold(fresh) {
    const waiting = await answers.waiting();
    // Something was received after the server wrote this: it is behind what is held here.
    if (fresh.sequence < answers.sequence) return;
    held.clear();
    for (const answer of [...fresh.answers, ...waiting]) held.set(answer.position, answer);
    answers.sequence = fresh.sequence;
  }

  // Another phone may have gone on meanwhile.
  async function refresh() {
    const fresh = await fetchPaper(state);
    if (fresh === SIGNED_OUT) return screen.say("signed-out");
    if (fresh && !fresh.is_open) return location.assign(result);
    if (!fresh) return undefined;
    await settleTyping();
    await hold(fresh);
    clock?.follow(fresh.now);
    // Who types meanwhile goes on typing.
    return paper.marks_at_once || typing ? undefined : screen.restore();
  }

  // What was typed a moment ago is kept before anything else happens.
  function settleTyping() {
    return typing ? keep(screen.read()) : undefined;
  }

  function keep(answer) {
    clearTimeout(typing);
    typing = 0;
    held.set(answer.position, answer);
    screen.draw();
    screen.say("kept");
    return answers.keep(answer);
  }

  async function follow(go) {
    const there = { next: screen.position + 1, previous: screen.position - 1 }[go] ?? Number(go);
    if (go === "flag" || go === "unflag") await keep({ ...screen.read(), is_flagged: go === "flag" });
    else if (go === "leave") await answers.send().then(() => location.assign(leave));
    else if (there >= 1 && there <= screen.total) turnTo(paper.is_forward_only ? screen.position + 1 : there);
    else if (await answers.send()) location.assign(review);
    else screen.say("needs-network");
  }

  function turnTo(position) {
    history.pushState(null, "", location.pathname.replace(/\d+\/$/, `${position}/`));
    move(position);
    // Coming here is said to the server, which lets nobody go back behind it.
    if (paper.is_forward_only) keep(screen.read());
  }

  function move(position) {
    screen.go(position);
    screen.focus();
  }

  function heard(receipt) {
    const [refusal] = receipt.refused;
    isSaved = !refusal;
    clock?.follow(receipt.received_at);
    screen.fill("saved-at", WALL_CLOCK.format(new Date(receipt.received_at)));
    if (refusal) screen.fill("reason", refusal.message);
    if (refusal) screen.say("refused");
    if (receipt.stale.includes(screen.position)) screen.say("elsewhere");
  }

  function say(word) {
    if (word === "saved" && isSaved) screen.say("saved");
    if (word === "kept") screen.say("kept");
    if (word === "kept" && navigator.onLine) fetchPaper(state).then((fresh) => fresh === SIGNED_OUT && screen.say("signed-out"));
  }

  function showMinutes(minutes) {
    screen.fill("minutes", minutes);
    screen.notice(minutes);
  }

  // Time is over: nothing more can be chosen; what was chosen in time is still sent.
  async function stop() {
    form.querySelector("fieldset").disabled = true;
    screen.say("time-over");
    if (await answers.send()) location.assign(review);
    else addEventListener("online", async () => (await answers.send()) && location.assign(review));
  }
}

const SIGNED_OUT = Symbol("the server asks to sign in");

async function fetchPaper(address) {
  const reply = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
  if (reply?.redirected) return SIGNED_OUT;
  return reply?.ok ? reply.json() : null;
}
