// As RequireJS does it, a file that offers itself without a name is an error of the page.
window.define = (name) => {
  if (typeof name !== 'string') throw new Error('Mismatched anonymous define() module');
};
window.define.amd = {};
window.exports = {};
window.module = { exports: window.exports };
window.require = (name) => {
  throw new Error(`Module name "${name}" has not been loaded yet`);
};
