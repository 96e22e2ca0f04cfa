// Attaches behaviours: `data-behaviour="a b"` loads the modules named here and hands each the element.
// One line for every behaviour, written out so that the addresses can be given their hashes.
const behaviours = {
  "display-settings": () => import("./behaviours/display-settings.js"),
  "net-strip": () => import("./behaviours/net-strip.js"),
  "reveal": () => import("./behaviours/reveal.js"),
  "swap": () => import("./behaviours/swap.js"),
};

export function attach(root) {
  for (const element of root.querySelectorAll("[data-behaviour]")) {
    for (const name of element.dataset.behaviour.split(" ")) {
      behaviours[name]().then((module) => module.default(element));
    }
  }
}

attach(document);
