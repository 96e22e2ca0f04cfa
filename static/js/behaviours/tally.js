// Counts how many of the self-checks inside are answered rightly.
export default function tally(element) {
  const words = element.querySelector(":scope > .tally");
  element.addEventListener("selfcheck", () => {
    words.hidden = false;
    words.querySelector("b").textContent = element.querySelectorAll("[data-result=right]").length;
  });
}
