// w3c.github.io/gpc: an attribute of Navigator. No engine has it switched on by itself, so the page plays the visitor who has.
window.doNotSell = true;
Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {
  configurable: true,
  enumerable: true,
  get: () => window.doNotSell,
});
