// As error trackers and session recorders do it: each native is replaced by a function that calls it.
(() => {
  const guard = (work) =>
    typeof work === 'function'
      ? function (...values) {
          try {
            return work.apply(this, values);
          } catch (error) {
            window.guestLog.errors.push(String(error));
            throw error;
          }
        }
      : work;
  for (const name of [
    'setTimeout',
    'setInterval',
    'requestAnimationFrame',
    'requestIdleCallback',
    'queueMicrotask',
  ]) {
    const own = window[name];
    if (own) window[name] = (work, ...values) => own.call(window, guard(work), ...values);
  }
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const guarded = new WeakMap();
  EventTarget.prototype.addEventListener = function (name, listener, options) {
    if (typeof listener === 'function' && !guarded.has(listener)) guarded.set(listener, guard(listener));
    return add.call(this, name, guarded.get(listener) ?? listener, options);
  };
  EventTarget.prototype.removeEventListener = function (name, listener, options) {
    return remove.call(this, name, guarded.get(listener) ?? listener, options);
  };
  const ask = window.fetch;
  window.fetch = (...values) => ask.apply(window, values).then((response) => response);
  const Socket = window.WebSocket;
  // Without the constants, as many wrappers forget them.
  // biome-ignore lint/complexity/useArrowFunction: it is called with `new`.
  window.WebSocket = function (url, protocols) {
    const socket = protocols === undefined ? new Socket(url) : new Socket(url, protocols);
    socket.addEventListener('message', () => undefined);
    return socket;
  };
  const Request = window.XMLHttpRequest;
  // biome-ignore lint/complexity/useArrowFunction: it is called with `new`.
  window.XMLHttpRequest = function () {
    return new Request();
  };
  const { stringify, parse } = JSON;
  window.JSON = { stringify: (...values) => stringify(...values), parse: (...values) => parse(...values) };
  const { then } = Promise.prototype;
  // biome-ignore lint/suspicious/noThenProperty: this is what such scripts replace.
  Promise.prototype.then = function (...handlers) {
    return then.apply(this, handlers);
  };
  const Native = window.Promise;
  window.Promise = class extends Native {
    constructor(executor) {
      super(guard(executor));
    }
  };
  for (const name of ['log', 'warn', 'error']) {
    // biome-ignore lint/suspicious/noConsole: this is what such scripts replace.
    const own = console[name];
    console[name] = (...values) => own.apply(console, values);
  }
})();
