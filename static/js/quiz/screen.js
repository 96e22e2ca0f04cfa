// Draws one question of a paper into the page that the server sent: same elements, other words.
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
    const chosen = [...this.form.querySelectorAll("input[name=chosen]:checked")].map((input) => input.value);
    const response = chosen.length ? { chosen } : null;
    return { position: this.position, response, is_flagged: this.form.elements.is_flagged.value === "on" };
  }

  // What was tapped before the modules and the paper were here, on a slow network; null where nothing was.
  early() {
    const boxes = [...this.form.querySelectorAll("input[name=chosen]")];
    return boxes.some((box) => box.checked !== box.defaultChecked) ? this.read() : null;
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
    const question = this.paper.questions[position - 1];
    this.fill("stem", question.stem);
    this.drawOptions(question);
    this.draw();
  }

  drawOptions(question) {
    const several = question.type === "multiple";
    const [pattern] = this.parts.get(several ? "checkbox" : "radio");
    const chosen = this.held.get(this.position)?.response?.chosen ?? [];
    const [options] = this.parts.get("options");
    options.replaceChildren(
      ...question.options.map((option, index) => {
        const label = pattern.content.firstElementChild.cloneNode(true);
        const input = label.querySelector("input");
        input.value = option.id;
        input.checked = chosen.includes(option.id);
        label.querySelector(".k > span").textContent = String.fromCharCode(65 + index);
        label.lastElementChild.textContent = option.text;
        return label;
      }),
    );
    this.hide("several", !several);
  }

  // Everything beside the options, from what is held.
  draw() {
    const here = this.held.get(this.position);
    const answered = [...this.held.values()].filter((answer) => answer.response).length;
    this.form.elements.is_flagged.value = here?.is_flagged ? "on" : "";
    this.fill("position", this.position);
    this.fill("chosen", here?.response?.chosen.length ?? 0);
    this.fill("answered", answered);
    this.fill("left", this.total - answered);
    this.hide("next", this.position === this.total);
    this.hide("last", this.position !== this.total);
    for (const bar of this.parts.get("progress")) bar.value = this.position;
    for (const button of this.parts.get("previous")) button.disabled = this.position === 1;
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
      cell.classList.toggle("a", Boolean(answer?.response));
      cell.classList.toggle("f", Boolean(answer?.is_flagged));
      if (isCurrent) cell.setAttribute("aria-current", "step");
      else cell.removeAttribute("aria-current");
      const state = isCurrent ? words.current : answer?.response ? words.answered : words.unanswered;
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
    this.parts.get("stem")[0].focus({ preventScroll: true });
  }
}
