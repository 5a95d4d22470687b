// A small imitation of Prototype 1.6, written from what its documentation says of each member:
// - `Object.toJSON(value)` and a `toJSON` of arrays, strings, numbers, dates and hashes that answer a *text*;
// - `Object.keys`, `values` and `clone` go over inherited members too; `Object.extend` copies them;
// - `Enumerable` in every array: `each`, `collect` and its alias `map`, `select`/`findAll`/`filter`, `detect`/`find`,
//   `any`/`some`, `all`/`every`, `include`, `inject`, `pluck`, `toArray`/`entries`, whose iterators get value and index;
// - arrays also have `first`, `last`, `compact`, `without`, `uniq`, `clone`, `size`, and `reverse(inline)`;
// - `$A(iterable)`, also as `Array.from`, which knows a length or `toArray` and no iterators;
// - `Function#bind` answers the function itself without arguments; `curry`, `delay`, `defer`, `wrap`, `methodize`;
// - strings have `strip`, `startsWith`, `endsWith`, `include`, `times`, `toArray`, `blank`, `interpolate`, `escapeHTML`;
// - every element has `visible`, `hide`, `show`, `update`, `remove`, `select`, `up`, `down`, `next`; `Element` makes one;
// - all of them are enumerable.
(() => {
  const put = (target, source) => {
    for (const name in source) target[name] = source[name];
    return target;
  };
  window.$A = (iterable) => {
    if (!iterable) return [];
    if (iterable.toArray) return iterable.toArray();
    const list = [];
    for (let at = 0; at < (iterable.length || 0); at++) list[at] = iterable[at];
    return list;
  };
  window.$ = (element) => (typeof element === 'string' ? document.getElementById(element) : element);
  window.$$ = (selector) => window.$A(document.querySelectorAll(selector));

  const quote = (text) => `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
  put(Object, {
    extend: put,
    toJSON(value) {
      if (value === undefined || typeof value === 'function') return undefined;
      if (value === null) return 'null';
      if (typeof value === 'boolean') return String(value);
      if (value.toJSON) return value.toJSON();
      if (value.nodeType === 1) return undefined;
      const members = Object.keys(value).map((name) => [name, Object.toJSON(value[name])]);
      const written = members.filter((member) => member[1] !== undefined);
      return `{${written.map((member) => `${quote(member[0])}: ${member[1]}`).join(', ')}}`;
    },
    keys(object) {
      const names = [];
      for (const name in object) names.push(name);
      return names;
    },
    values: (object) => Object.keys(object).map((name) => object[name]),
    clone: (object) => put({}, object),
    isArray: (value) => value?.constructor === Array,
    isString: (value) => typeof value === 'string',
    isUndefined: (value) => value === undefined,
  });

  const same = (value) => value;
  const enumerable = {
    each(work) {
      for (let at = 0; at < this.length; at++) work(this[at], at);
      return this;
    },
    collect(work = same, self = undefined) {
      const list = [];
      this.each((value, at) => list.push(work.call(self, value, at)));
      return list;
    },
    findAll(work, self) {
      const list = [];
      this.each((value, at) => work.call(self, value, at) && list.push(value));
      return list;
    },
    detect(work, self) {
      for (let at = 0; at < this.length; at++) if (work.call(self, this[at], at)) return this[at];
      return undefined;
    },
    any(work = same, self = undefined) {
      let found = false;
      this.each((value, at) => {
        found = found || !!work.call(self, value, at);
      });
      return found;
    },
    all(work = same, self = undefined) {
      let holds = true;
      this.each((value, at) => {
        holds = holds && !!work.call(self, value, at);
      });
      return holds;
    },
    include(wanted) {
      return this.any((value) => value === wanted);
    },
    inject(memo, work) {
      let sum = memo;
      this.each((value, at) => {
        sum = work(sum, value, at);
      });
      return sum;
    },
    pluck(name) {
      return this.map((value) => value[name]);
    },
    toArray() {
      return this.map();
    },
    size() {
      return this.length;
    },
  };
  const aliases = {
    map: enumerable.collect,
    find: enumerable.detect,
    select: enumerable.findAll,
    filter: enumerable.findAll,
    member: enumerable.include,
    entries: enumerable.toArray,
    every: enumerable.all,
    some: enumerable.any,
  };
  const backwards = Array.prototype.reverse;
  put(Array.prototype, put(put({}, enumerable), aliases));
  put(Array.prototype, {
    first() {
      return this[0];
    },
    last() {
      return this[this.length - 1];
    },
    clone() {
      return [].concat(this);
    },
    toArray() {
      return [].concat(this);
    },
    compact() {
      return this.filter((value) => value != null);
    },
    without(...unwanted) {
      return this.filter((value) => !unwanted.include(value));
    },
    uniq() {
      return this.filter((value, at) => this.indexOf(value) === at);
    },
    reverse(inline) {
      return backwards.call(inline === false ? this.toArray() : this);
    },
    toJSON() {
      const written = this.map((value) => Object.toJSON(value)).filter((text) => text !== undefined);
      return `[${written.join(', ')}]`;
    },
  });
  Array.from = window.$A;

  put(Function.prototype, {
    bind(self, ...given) {
      if (given.length === 0 && self === undefined) return this;
      return (...values) => this.apply(self, given.concat(values));
    },
    curry(...given) {
      const work = this;
      return function (...values) {
        return work.apply(this, given.concat(values));
      };
    },
    delay(seconds, ...values) {
      return window.setTimeout(() => this(...values), seconds * 1000);
    },
    defer(...values) {
      return this.delay(0.01, ...values);
    },
    wrap(wrapper) {
      const work = this;
      return function (...values) {
        return wrapper.apply(this, [work.bind(this)].concat(values));
      };
    },
    methodize() {
      const work = this;
      return function (...values) {
        return work.apply(null, [this].concat(values));
      };
    },
  });

  put(String.prototype, {
    strip() {
      return this.replace(/^\s+|\s+$/g, '');
    },
    startsWith(start) {
      return this.indexOf(start) === 0;
    },
    endsWith(end) {
      const at = this.length - end.length;
      return at >= 0 && this.lastIndexOf(end) === at;
    },
    include(part) {
      return this.indexOf(part) > -1;
    },
    times(count) {
      return new Array(count + 1).join(this);
    },
    toArray() {
      return this.split('');
    },
    blank() {
      return /^\s*$/.test(this);
    },
    interpolate(values) {
      return this.replace(/#\{(\w+)\}/g, (_, name) => values[name]);
    },
    escapeHTML() {
      return this.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    },
    toJSON() {
      return quote(String(this));
    },
  });
  Number.prototype.toJSON = function () {
    return Number.isFinite(Number(this)) ? this.toString() : 'null';
  };
  Date.prototype.toJSON = function () {
    return `"${this.toISOString().slice(0, 19)}Z"`;
  };

  const methods = {
    visible: (element) => element.style.display !== 'none',
    hide(element) {
      element.style.display = 'none';
      return element;
    },
    show(element) {
      element.style.display = '';
      return element;
    },
    update(element, content) {
      element.innerHTML = content ?? '';
      return element;
    },
    remove(element) {
      element.parentNode.removeChild(element);
      return element;
    },
    select: (element, selector) => window.$A(element.querySelectorAll(selector)),
    up: (element) => element.parentNode,
    down: (element) => element.firstElementChild,
    next: (element) => element.nextElementSibling,
  };
  for (const name in methods) HTMLElement.prototype[name] = methods[name].methodize();
  const native = window.Element;
  // biome-ignore lint/complexity/useArrowFunction: it is called with `new`.
  window.Element = function (tag, attributes) {
    const element = document.createElement(tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    return element;
  };
  put(window.Element, native);
  window.Element.prototype = native.prototype;
  window.Prototype = { Version: '1.6 (imitated)' };
})();
