// Tells what is new while a page is open: hears of it on a socket, or asks now and then where sockets are blocked.
// The server knows what is unread; this phone remembers what it has shown, and shows the newest only: the list has all.
const ASK_EVERY = 20_000;
const ASK_AT_LEAST_EVERY = 320_000;
const LISTEN_AGAIN_AFTER = 5_000;
const SHOWN_FOR = 12_000; // it must not lie over a button for long; the bell keeps it
const NOT_SIGNED_IN = 4401;
const LAST_SHOWN = "last-announced";

export default function announcements(region) {
  const pattern = region.querySelector("template").content.firstElementChild;
  let wait = ASK_EVERY;

  function listen() {
    let opened = false;
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + region.dataset.socket);
    socket.addEventListener("open", () => (opened = true));
    socket.addEventListener("message", (message) => show(JSON.parse(message.data).items));
    socket.addEventListener("close", ({ code }) => {
      if (code === NOT_SIGNED_IN) return;
      if (opened) setTimeout(listen, LISTEN_AGAIN_AFTER);
      else ask();
    });
  }

  async function ask() {
    const reply = await fetch(region.dataset.poll, { headers: { Accept: "application/json" } }).catch(() => null);
    if (reply?.redirected) return; // signed out meanwhile
    if (reply?.ok) show((await reply.json()).items);
    wait = reply?.ok ? ASK_EVERY : Math.min(2 * wait, ASK_AT_LEAST_EVERY);
    setTimeout(ask, wait);
  }

  function show([newest]) {
    if (!newest || newest.id <= Number(localStorage.getItem(LAST_SHOWN))) return;
    localStorage.setItem(LAST_SHOWN, newest.id);
    const toast = pattern.cloneNode(true);
    toast.querySelector("p").textContent = newest.text;
    toast.querySelector("a").href = newest.url;
    toast.querySelector("button").addEventListener("click", () => toast.remove());
    region.querySelector(".toast")?.remove();
    region.append(toast);
    setTimeout(() => toast.contains(document.activeElement) || toast.remove(), SHOWN_FOR);
  }

  listen();
}
