// Says in words when the network is gone, slow or back; says nothing while all is well.
const SLOW_AFTER = 3000;
const SHOWN_FOR = 6000;

export default function netStrip(strip) {
  let timer = 0;

  function show(state, milliseconds) {
    clearTimeout(timer);
    for (const words of strip.children) words.hidden = words.dataset.state !== state;
    if (milliseconds) timer = setTimeout(show, milliseconds, "");
  }

  addEventListener("offline", () => show("offline"));
  addEventListener("online", () => show("back", SHOWN_FOR));
  if (!navigator.onLine) show("offline");
  else if (performance.getEntriesByType("navigation")[0]?.responseEnd > SLOW_AFTER) show("slow", SHOWN_FOR);
}
