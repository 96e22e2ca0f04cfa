// Keeps the code on the wall of the hall and the number of those present as they are, without the page being loaded
// again. When the network fails the old code stays and is asked for again: whoever scans it is told to scan anew.
const EVERY = 1000;
const ASK_COUNT = 5;

export default function presenceScreen(screen) {
  const digits = screen.querySelector(".wall-digits");
  const [left] = screen.querySelectorAll("progress");
  if (!digits) return;
  let seconds = Number(screen.dataset.seconds);
  let passed = 0;

  async function ask() {
    const reply = await fetch(screen.dataset.source, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!reply?.ok || reply.redirected) return;
    const now = await reply.json();
    if (!now.is_open) {
      location.reload();
      return;
    }
    seconds = now.seconds;
    digits.textContent = now.code;
    const margin = 4;
    const drawn = screen.querySelector(".wall-qr");
    drawn.setAttribute("viewBox", [-margin, -margin, now.qr.size + 2 * margin, now.qr.size + 2 * margin].join(" "));
    drawn.firstElementChild.setAttribute("d", now.qr.path);
    screen.querySelector("[data-present]").textContent = now.present;
    screen.querySelector("[data-share]").value = now.present;
  }

  const clock = setInterval(() => {
    if (!screen.isConnected) {
      clearInterval(clock);
      return;
    }
    seconds -= 1;
    passed += 1;
    left.value = Math.max(seconds, 0);
    if (seconds <= 0 || passed % ASK_COUNT === 0) ask();
  }, EVERY);
}
