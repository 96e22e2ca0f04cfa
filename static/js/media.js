// Tells which seconds of the videos and sounds in a text are really played, as stretches of whole seconds: at the latest
// every EVERY seconds, when it stops, and before a leap. What is skipped is not told, what is played twice is told twice.
const EVERY = 15;
const LEAP = 2;

export default function followMedia(text, tell) {
  for (const element of text.querySelectorAll("[data-media][data-block]")) {
    const player = element.querySelector("video, audio");
    if (player) follow(player, (from, to) => tell({ block: element.dataset.block, from, to }));
  }
}

function follow(player, tell) {
  let from = null;
  let at = 0;

  function begin() {
    if (player.paused || player.seeking) return;
    from ??= player.currentTime;
    at = player.currentTime;
  }

  function end() {
    if (from !== null && at > from) tell(Math.floor(from), Math.ceil(at));
    from = null;
  }

  function goOn() {
    if (from === null) return begin();
    const step = player.currentTime - at;
    if (step < 0 || step > LEAP * player.playbackRate) end();
    else at = player.currentTime;
    if (from === null || at - from >= EVERY) {
      end();
      begin();
    }
  }

  player.addEventListener("playing", begin);
  player.addEventListener("timeupdate", goOn);
  for (const stop of ["pause", "ended", "seeking"]) player.addEventListener(stop, end);
  addEventListener("pagehide", end);
}
