// Shows one scene at a time and goes where the learner chooses; without it all scenes stand one after the other, as in a
// book whose paragraphs say where to go on. On paper the styles show them all again.
export default function branching(element) {
  const scenes = [...element.querySelectorAll(".scene")];

  function show(scene) {
    for (const other of scenes) other.hidden = other !== scene;
  }

  const sceneOf = (hash) => scenes.find((scene) => `#${scene.id}` === hash);

  element.classList.add("walked");
  // On a slow network somebody may have gone on before this was here.
  show(sceneOf(location.hash) ?? scenes[0]);
  element.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const scene = link && sceneOf(link.hash);
    if (!scene) return;
    event.preventDefault();
    show(scene);
    scene.focus();
  });
}
