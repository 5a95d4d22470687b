// What a page can leave running, counted: timers that are armed, sockets and lines that are open.
window.alive = { timers: new Set(), sockets: new Set(), lines: new Set() };
for (const [arm, disarm] of [
  ['setTimeout', 'clearTimeout'],
  ['setInterval', 'clearInterval'],
  ['requestIdleCallback', 'cancelIdleCallback'],
]) {
  const [ownArm, ownDisarm] = [window[arm], window[disarm]];
  window[arm] = (work, ...rest) => {
    const id = ownArm(
      (...given) => {
        if (arm !== 'setInterval') alive.timers.delete(id);
        work(...given);
      },
      ...rest,
    );
    alive.timers.add(id);
    return id;
  };
  window[disarm] = (id) => {
    alive.timers.delete(id);
    ownDisarm(id);
  };
}
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    alive.sockets.add(this);
    this.addEventListener('close', () => alive.sockets.delete(this));
  }
};
window.BroadcastChannel = class extends BroadcastChannel {
  constructor(...given) {
    super(...given);
    alive.lines.add(this);
  }
  close() {
    alive.lines.delete(this);
    super.close();
  }
};
