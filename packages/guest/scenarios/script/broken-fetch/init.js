window.fetch = () => {
  throw new TypeError('own is not a function');
};
window.XMLHttpRequest = undefined;
