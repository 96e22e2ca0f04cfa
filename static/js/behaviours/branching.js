// Shows one scene at a time and goes where the learner chooses; without it all scenes stand one after the other, as in a
// book whose paragraphs say where to go on. On paper all are shown again.
export default function branching(element) {
  const scenes = [...element.querySelectorAll(".scene")];

  function show(scene) {
    for (const other of scenes) other.hidden = other !== scene;
  }

  element.classList.add("walked");
  show(scenes[0]);
  element.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const scene = link && scenes.find((one) => `#${one.id}` === link.hash);
    if (!scene) return;
    event.preventDefault();
    show(scene);
    scene.focus();
  });
  let shown;
  addEventListener("beforeprint", () => {
    shown = scenes.find((scene) => !scene.hidden);
    element.classList.remove("walked");
    for (const scene of scenes) scene.hidden = false;
  });
  addEventListener("afterprint", () => {
    element.classList.add("walked");
    show(shown ?? scenes[0]);
  });
}
