// Says in words when the network is gone, slow or back; says nothing while all is well.
const SLOW_AFTER = 3000;
const BACK_SHOWN_FOR = 6000;

export default function netStrip(strip) {
  let timer = 0;

  function say(words, state, milliseconds) {
    clearTimeout(timer);
    strip.textContent = words;
    strip.dataset.state = words ? state : "";
    if (milliseconds) timer = setTimeout(() => say("", ""), milliseconds);
  }

  function offline() {
    say(strip.dataset.offline, "offline");
  }

  addEventListener("offline", offline);
  addEventListener("online", () => say(strip.dataset.back, "back", BACK_SHOWN_FOR));
  if (!navigator.onLine) offline();
  else if (performance.getEntriesByType("navigation")[0]?.responseEnd > SLOW_AFTER) {
    say(strip.dataset.slow, "slow", BACK_SHOWN_FOR);
  }
}
