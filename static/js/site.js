// Attaches behaviours: `data-behaviour="a b"` loads the modules of these names and hands each the element.
// One line for every behaviour, written out so that its address can be given its hash.
const behaviours = {
  announcements: () => import("./behaviours/announcements.js"),
  beside: () => import("./behaviours/beside.js"),
  branching: () => import("./behaviours/branching.js"),
  "display-settings": () => import("./behaviours/display-settings.js"),
  "drop-file": () => import("./behaviours/drop-file.js"),
  "net-strip": () => import("./behaviours/net-strip.js"),
  passkey: () => import("./behaviours/passkey.js"),
  "pdf-view": () => import("./behaviours/pdf-view.js"),
  "presence-screen": () => import("./behaviours/presence-screen.js"),
  print: () => import("./behaviours/print.js"),
  quiz: () => import("./quiz/attempt.js"),
  "quiz-list": () => import("./quiz/list.js"),
  "quiz-review": () => import("./quiz/review.js"),
  reading: () => import("./behaviours/reading.js"),
  regions: () => import("./behaviours/regions.js"),
  reveal: () => import("./behaviours/reveal.js"),
  "self-check": () => import("./behaviours/self-check.js"),
  share: () => import("./behaviours/share.js"),
  "show-me": () => import("./behaviours/show-me.js"),
  "shared-phone": () => import("./behaviours/shared-phone.js"),
  similar: () => import("./behaviours/similar.js"),
  "sign-out": () => import("./behaviours/sign-out.js"),
  swap: () => import("./behaviours/swap.js"),
  tally: () => import("./behaviours/tally.js"),
  ticks: () => import("./behaviours/ticks.js"),
  "time-slider": () => import("./behaviours/time-slider.js"),
  "unit-search": () => import("./behaviours/unit-search.js"),
  watch: () => import("./behaviours/watch.js"),
};

const attached = new WeakSet();
const root = document.documentElement;
let coming = 0;

function attach(part) {
  for (const element of part.querySelectorAll("[data-behaviour]")) {
    if (attached.has(element)) continue;
    attached.add(element);
    for (const name of element.dataset.behaviour.split(" ")) start(name, element);
  }
}

// While a module is on its way the root carries `data-attaching`: whoever drives a browser waits until it is gone.
function start(name, element) {
  coming += 1;
  root.dataset.attaching = "";
  behaviours[name]()
    .then((module) => module.default(element, attach))
    .finally(() => (coming -= 1) || delete root.dataset.attaching);
}

attach(document);
