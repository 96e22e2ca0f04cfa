// Says aloud what moved where, for those who do not see it.
export function say(words, parts = {}) {
  const region = document.querySelector("[data-quiz-said]");
  if (region) region.textContent = words.replace(/\{(\w+)\}/g, (_whole, name) => parts[name] ?? "");
}

// What the fields say changed: it is kept and sent like everything else.
export function changed(field) {
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
