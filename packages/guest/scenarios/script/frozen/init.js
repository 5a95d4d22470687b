for (const native of [
  Object,
  Array,
  Function,
  Promise,
  String,
  Number,
  Map,
  Set,
  Error,
  Symbol,
  RegExp,
  Date,
]) {
  Object.freeze(native);
  Object.freeze(native.prototype);
}
Object.freeze(JSON);
Object.freeze(Math);
