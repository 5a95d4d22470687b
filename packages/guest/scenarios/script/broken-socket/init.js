window.WebSocket = class {
  constructor() {
    throw new Error('no sockets here');
  }
};
