// A library's promise: `then`, `catch`, `resolve`, `reject`, `all` and `race`, and no relation to the native one.
(() => {
  const Native = window.Promise;
  function Old(executor) {
    if (typeof executor !== 'function') throw new TypeError('Promise resolver is not a function');
    this.state = new Native(executor);
  }
  // biome-ignore lint/suspicious/noThenProperty: a promise has it.
  Old.prototype.then = function (done, failed) {
    return new Old((resolve, reject) => {
      this.state.then(done, failed).then(resolve, reject);
    });
  };
  Old.prototype.catch = function (failed) {
    return this.then(undefined, failed);
  };
  Old.resolve = (value) => new Old((resolve) => resolve(value));
  Old.reject = (reason) => new Old((_, reject) => reject(reason));
  Old.all = (values) => new Old((resolve, reject) => Native.all(values).then(resolve, reject));
  Old.race = (values) => new Old((resolve, reject) => Native.race(values).then(resolve, reject));
  window.Promise = Old;
})();
