// A paper on one page: every change is kept on this phone first and then sent; the buttons save everything once more.
import { Answers } from "./answers.js";
import { files } from "./files.js";
import { listen, show } from "./types.js";

const TYPING = 800;

export default async function list(form) {
  const status = form.parentElement.querySelector("[data-quiz=status]");
  const answers = new Answers(form, { say });
  const timers = new Map();
  answers.sequence = Number(form.dataset.sequence);

  listen(form);
  for (const answer of await answers.waiting()) restore(answer);
  show(form);
  answers.send();

  form.addEventListener("change", (event) => keep(event.target));
  form.addEventListener("input", (event) => {
    if (!event.target.matches("[type=text], textarea")) return;
    const question = event.target.closest("[data-position]");
    clearTimeout(timers.get(question));
    timers.set(question, setTimeout(() => keep(event.target), TYPING));
  });
  addEventListener("pagehide", flush);
  files(answers, flush);

  function keep(field) {
    const question = field.closest("[data-position]");
    if (!question) return undefined;
    clearTimeout(timers.get(question));
    timers.delete(question);
    count(question);
    return answers.keep(read(question));
  }

  function flush() {
    return Promise.all([...timers.keys()].map((question) => keep(question.querySelector("input, textarea"))));
  }

  function say(word) {
    for (const words of status.children) words.hidden = words.dataset.state !== word;
  }

  function restore(answer) {
    const question = form.querySelector(`[data-position="${answer.position}"]`);
    const prefix = `q${answer.position}/`;
    for (const field of question.querySelectorAll("[name]")) {
      const held = answer.fields[field.name.replace(prefix, "")] ?? [];
      if (field.name === `${prefix}is_flagged`) field.checked = answer.is_flagged;
      else if (field.matches("[type=radio], [type=checkbox]")) field.checked = held.includes(field.value);
      else field.value = held[0] ?? "";
    }
    count(question);
  }
}

function read(question) {
  const prefix = `q${question.dataset.position}/`;
  const fields = {};
  let isFlagged = false;
  for (const field of question.querySelectorAll(`[name^="${prefix}"]`)) {
    const name = field.name.slice(prefix.length);
    const isSet = !field.matches("[type=radio], [type=checkbox]") || field.checked;
    if (name === "is_flagged") isFlagged = field.checked;
    else if (isSet) (fields[name] ??= []).push(field.value);
  }
  return { position: Number(question.dataset.position), fields, is_flagged: isFlagged };
}

function count(question) {
  const words = question.querySelector("[data-chosen-count]");
  if (words) words.textContent = question.querySelectorAll("input[name$=chosen]:checked").length;
}
