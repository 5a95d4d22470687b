window.console = new Proxy(
  {},
  {
    get() {
      throw new Error('no console here');
    },
  },
);
