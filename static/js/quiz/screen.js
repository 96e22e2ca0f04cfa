// Draws one question of a paper into the page that the server sent: same frame, the fields of another question.
//
// Fields are plain form fields, whatever the question's type; the server reads what they say.
import { show } from "./types.js";

const OWN = new Set(["csrfmiddlewaretoken", "position", "is_flagged"]);
const UNSURE = "unsure";

export class Screen {
  constructor(form, paper, held) {
    Object.assign(this, { form, paper, held });
    this.parts = new Map();
    for (const part of document.querySelectorAll("[data-quiz]")) {
      const name = part.dataset.quiz;
      this.parts.set(name, [...(this.parts.get(name) ?? []), part]);
    }
    this.position = Number(form.elements.position.value);
  }

  get total() {
    return this.paper.questions.length;
  }

  // What is set on the question now, as an answer carries it.
  read() {
    const fields = {};
    for (const [name, value] of new FormData(this.form)) {
      if (!OWN.has(name) && typeof value === "string") (fields[name] ??= []).push(value);
    }
    return { position: this.position, fields, is_flagged: this.form.elements.is_flagged.value === "on" };
  }

  // What was set before the modules and the paper were here, on a slow network; null where nothing was.
  early() {
    const isChanged = (field) =>
      field.matches("[type=radio], [type=checkbox]")
        ? field.checked !== field.defaultChecked
        : field.matches("select")
          ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected))
          : field.value !== field.defaultValue;
    return this.fields().some(isChanged) ? this.read() : null;
  }

  fields() {
    const [question] = this.parts.get("question");
    return [...question.querySelectorAll("input, select, textarea")];
  }

  // "I do not know" excludes every other answer, and is excluded by them.
  settle(box) {
    if (!box.checked) return;
    for (const other of this.form.querySelectorAll("input[name=chosen]:checked")) {
      if (other !== box && (box.value === UNSURE || other.value === UNSURE)) other.checked = false;
    }
  }

  go(position) {
    document.title = document.title.replace(/\d+/, position);
    this.position = position;
    this.form.elements.position.value = position;
    const [question] = this.parts.get("question");
    // Our own server's markup, escaped there; the page's policy lets no script run from it.
    question.innerHTML = this.paper.questions[position - 1].html;
    this.restore();
  }

  // Set the question on the screen as it is held. Its markup stays: a finger may be on it.
  restore() {
    const fields = this.held.get(this.position)?.fields ?? {};
    for (const field of this.fields()) {
      const held = fields[field.name] ?? [];
      if (field.matches("[type=radio], [type=checkbox]")) field.checked = held.includes(field.value);
      else field.value = held[0] ?? "";
    }
    show(this.form);
    this.draw();
  }

  // Everything beside the options, from what is held.
  draw() {
    const here = this.held.get(this.position);
    const chosen = this.form.querySelector("[data-chosen-count]");
    if (chosen) chosen.textContent = this.form.querySelectorAll("input[name=chosen]:checked").length;
    const answered = [...this.held.values()].filter(isAnswered).length;
    this.form.elements.is_flagged.value = here?.is_flagged ? "on" : "";
    this.fill("position", this.position);
    this.fill("answered", answered);
    this.fill("left", this.total - answered);
    this.hide("next", this.position === this.total);
    this.hide("last", this.position !== this.total);
    for (const bar of this.parts.get("progress")) bar.value = this.position;
    for (const button of this.parts.get("previous") ?? []) button.disabled = this.position === 1;
    for (const button of this.parts.get("flag")) {
      button.setAttribute("aria-pressed", String(Boolean(here?.is_flagged)));
      button.value = here?.is_flagged ? "unflag" : "flag";
    }
    for (const map of document.querySelectorAll(".qmap")) this.drawMap(map);
  }

  drawMap(map) {
    const words = this.form.dataset;
    for (const [index, cell] of [...map.children].entries()) {
      const answer = this.held.get(index + 1);
      const isCurrent = index + 1 === this.position;
      cell.classList.toggle("a", isAnswered(answer));
      cell.classList.toggle("f", Boolean(answer?.is_flagged));
      if (isCurrent) cell.setAttribute("aria-current", "step");
      else cell.removeAttribute("aria-current");
      const state = isCurrent ? words.current : isAnswered(answer) ? words.answered : words.unanswered;
      const flag = answer?.is_flagged ? `, ${words.flagged}` : "";
      cell.setAttribute("aria-label", `${words.number} ${index + 1}, ${state}${flag}`);
    }
  }

  // Of the words that say how saving goes, show those for one state.
  say(state) {
    for (const words of this.parts.get("status")[0].children) words.hidden = words.dataset.state !== state;
  }

  notice(minutes) {
    for (const words of this.parts.get("notice")[0].children) words.hidden = Number(words.dataset.at) !== minutes;
  }

  fill(name, text) {
    for (const part of this.parts.get(name) ?? []) part.textContent = text;
  }

  hide(name, isHidden) {
    for (const part of this.parts.get(name) ?? []) part.hidden = isHidden;
  }

  focus() {
    scrollTo(0, 0);
    this.form.querySelector(".qtext").focus({ preventScroll: true });
  }
}

// Whether anything is filled in; a unit or how sure somebody is says nothing alone.
function isAnswered(answer) {
  const fields = Object.entries(answer?.fields ?? {});
  return fields.some(([name, values]) => !/(^|\/)(unit|certainty)$/.test(name) && values.some((value) => value.trim()));
}
