// Says at once whether an answer the learner gave themselves is right; nothing leaves the page.
// The key is `data-right`: on the element the values of the right options, or on each control its own right value.
// The answer below opens once it is found, with `data-explains` at any answer; without this module by hand.
const number = (text) => Number(text.trim().replace("%", "").replace(/\.(?=\d{3}\b)/g, "").replace(",", "."));

export default function selfCheck(element) {
  const controls = [...element.querySelectorAll("select, input")];
  const button = element.querySelector("button");
  const feedback = element.querySelector(".feedback:not(.miss)");
  const isChoice = "right" in element.dataset;
  const told = () => controls.filter((control) => control.checked).map((control) => control.value).join();
  const isRight = (control) =>
    control.matches("select") ? control.value === control.dataset.right : number(control.value) === Number(control.dataset.right);

  function say(within, state) {
    for (const words of within.querySelectorAll("[data-state]")) words.hidden = words.dataset.state !== state;
  }

  function check() {
    const isEmpty = isChoice ? !told() : controls.some((control) => !control.value.trim());
    const right = isChoice ? told() === element.dataset.right : controls.every(isRight);
    const state = isEmpty ? "empty" : right ? "right" : "wrong";
    feedback.hidden = false;
    say(feedback, state);
    if (!isChoice && !isEmpty && controls.length > 1) {
      for (const control of controls) say(control.parentElement, isRight(control) ? "right" : "wrong");
    }
    if ((right || "explains" in element.dataset) && !isEmpty) element.querySelector("details").open = true;
    element.dataset.result = state;
    element.dispatchEvent(new Event("selfcheck", { bubbles: true }));
  }

  if (button) {
    button.hidden = false;
    button.addEventListener("click", check);
  } else {
    element.addEventListener("change", check);
  }
}
