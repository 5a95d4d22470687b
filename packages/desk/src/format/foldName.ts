/** Letters and digits by the Latin one that they are taken for; l and i are one, as nobody tells them apart. */
const looks: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'аαɑ4@',
    b: 'вьβ8',
    c: 'сϲ¢',
    d: 'ԁɗ',
    e: 'еєεё3€',
    h: 'нһ',
    i: 'іïıιlӏ1|!',
    j: 'јϳ',
    k: 'кκĸ',
    m: 'м',
    n: 'пηո',
    o: 'оοσօ0ø',
    p: 'рρ',
    r: 'гɼ',
    s: 'ѕʂ5$',
    t: 'тτ7+',
    u: 'цυս',
    v: 'νѵ',
    w: 'шщωԝ',
    x: 'хχ×',
    y: 'уγ',
    z: '2',
  }).flatMap(([letter, others]) => Array.from(others, (other) => [other, letter])),
);

/** Longer names are cut: putting a flood of marks in order takes engines a second. */
const maxLength = 200;

/**
 * The words of a name as the eye reads them: without case, marks and accents, each letter as the Latin one that it
 * looks like. Two names with the same words are taken for one another.
 */
export function foldName(name: string): readonly string[] {
  const plain = name.slice(0, maxLength).normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return Array.from(plain, (letter) => looks[letter] ?? letter)
    .join('')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** All of a name as the eye reads it, without what stands between its words. */
export function wholeName(name: string): string {
  return foldName(name).join('');
}
