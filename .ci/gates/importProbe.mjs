/**
 * Imports the module that it is given the address of, and prints what that has changed about this process, a
 * line each. It ends when nothing holds it: a module that keeps it alive is ended from outside.
 */
const [address = ''] = process.argv.slice(2);

/** Everything that can be reached from the globals by a few steps, as it is now. */
function snapshot() {
  const seen = new Map();
  const look = (object, path, depth) => {
    if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return;
    // Counts and clocks: looked at below, where only what a module could do counts.
    if (object === process || seen.has(object)) return;
    const properties = Object.getOwnPropertyDescriptors(object);
    seen.set(object, { path, properties });
    if (depth === 0) return;
    for (const name of Reflect.ownKeys(properties))
      look(properties[name].value, `${path}.${String(name)}`, depth - 1);
  };
  look(globalThis, 'globalThis', 4);
  return seen;
}

function differences(before) {
  const found = [];
  for (const [object, { path, properties }] of before) {
    const now = Object.getOwnPropertyDescriptors(object);
    for (const name of new Set([...Reflect.ownKeys(properties), ...Reflect.ownKeys(now)])) {
      const [was, is] = [properties[name], now[name]];
      if (was && is && ['value', 'get', 'set'].every((part) => Object.is(was[part], is[part]))) continue;
      found.push(`${was ? (is ? 'changes' : 'removes') : 'adds'} ${path}.${String(name)}`);
    }
  }
  return found;
}

const listening = () =>
  process.eventNames().map((name) => `${String(name)} × ${process.listenerCount(name)}`);
const aside = () => JSON.stringify([listening(), process.env, process.cwd(), process.title]);

// Node makes some of its globals when they are asked for.
for (const name of Reflect.ownKeys(globalThis)) Reflect.get(globalThis, name);
const before = snapshot();
const around = aside();
const held = process.getActiveResourcesInfo();
await import(address);
// What a module puts off, it does by now.
for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
const found = differences(before);
if (aside() !== around)
  found.push('changes the listeners, the environment, the folder or the title of the process');
const holds = process.getActiveResourcesInfo().filter((kind) => !held.includes(kind));
if (holds.length > 0) found.push(`starts ${holds.join(', ')}`);
process.stdout.write(found.join('\n'));
