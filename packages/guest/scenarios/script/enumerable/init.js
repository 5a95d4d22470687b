for (const name of ['each', 'extend', 'clone', 'size', 'keys', 'values', 'first', 'contains', 'isEmpty'])
  Object.prototype[name] = Array.prototype[name] ??= () => 'not ours';
Object.prototype.version = '1.0';
Object.prototype.shop = { title: 'Linen' };
Object.prototype.token = 'T-1';
Array.prototype.last = 'none';
