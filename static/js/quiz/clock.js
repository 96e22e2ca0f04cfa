// A coarse clock: whole minutes, said aloud at five and at one. The server's clock decides; ours only follows it.
const TICK = 5000;
const MINUTE = 60000;

export class Clock {
  // `show(minutes)` at every tick, `over()` once when the time has run out.
  constructor({ deadline, show, over }) {
    Object.assign(this, { deadline: Date.parse(deadline), show, over, ahead: 0 });
    this.timer = setInterval(() => this.tick(), TICK);
  }

  // Called with every moment the server tells.
  follow(serverTime) {
    this.ahead = Date.parse(serverTime) - Date.now();
    this.tick();
  }

  tick() {
    const left = this.deadline - Date.now() - this.ahead;
    this.show(Math.max(0, Math.ceil(left / MINUTE)));
    if (left > 0) return;
    clearInterval(this.timer);
    this.over();
  }
}
