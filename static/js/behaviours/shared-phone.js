// Signs out a phone that several people use once nobody has touched it for `data-idle` seconds; what was kept here of
// where one was goes too. The server ends the session by itself; this clears the screen.
const TOUCHES = ["pointerdown", "keydown", "scroll"];

export default function sharedPhone(form) {
  const idle = Number(form.dataset.idle) * 1000;
  let timer = 0;

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => form.submit(), idle);
  }

  for (const touch of TOUCHES) addEventListener(touch, wait, { passive: true });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  form.addEventListener("formdata", () => localStorage.clear());
  wait();
}
