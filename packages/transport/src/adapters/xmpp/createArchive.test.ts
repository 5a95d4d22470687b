import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { createArchive } from './createArchive.js';
import { start } from './Position.js';

const toElement = (xml: string) =>
  new DOMParser().parseFromString(xml, 'text/xml').documentElement as unknown as Element;

/** An archive of these ids that answers an unknown one as if none had been given, as ejabberd does. */
function forgetful(ids: readonly string[]) {
  const archive = createArchive(
    {
      async request(_type, _to, body) {
        const asked = toElement(body);
        const text = (name: string) => asked.getElementsByTagName(name)[0]?.textContent ?? undefined;
        const max = Number(text('max'));
        const [before, after] = [text('before'), text('after')];
        const [from, to] = [ids.indexOf(after ?? '') + 1, ids.indexOf(before ?? '')];
        const rest = ids.slice(from, before && to >= 0 ? to : undefined);
        const found = before === undefined ? rest.slice(0, max) : rest.slice(-max);
        for (const id of found) {
          archive.take(
            toElement(
              `<message><result xmlns="urn:xmpp:mam:2" queryid="${asked.getAttribute('queryid')}" id="${id}">` +
                `<forwarded><delay stamp="2026-01-01T00:00:00Z"/><message/></forwarded></result></message>`,
            ),
          );
        }
        const complete = found.length === rest.length ? ' complete="true"' : '';
        return toElement(`<iq><fin${complete}><set><count>${ids.length}</count></set></fin></iq>`);
      },
    },
    'c-1@chat.shop.example',
  );
  return archive;
}

const ids = ['a', 'b', 'c', 'd', 'e'];
const placesOf = (page: { entries: readonly { position: unknown }[] }) =>
  page.entries.map(({ position }) => position);

describe('createArchive', () => {
  test('counts places from the start, from whichever side it reads', async () => {
    const archive = forgetful(ids);
    const newest = await archive.before(undefined, 2);
    expect(placesOf(newest)).toEqual([
      { index: 4, id: 'd', previous: 'c' },
      { index: 5, id: 'e', previous: 'd' },
    ]);
    expect(newest.more).toBe(true);
    const older = await archive.before({ index: 4, id: 'd', previous: 'c' }, 10);
    expect(placesOf(older)).toEqual([
      { index: 1, id: 'a', previous: '' },
      { index: 2, id: 'b', previous: 'a' },
      { index: 3, id: 'c', previous: 'b' },
    ]);
    expect(older.more).toBe(false);
    expect(await archive.after(start, 10)).toMatchObject({ more: false, entries: { length: 5 } });
    const newer = await archive.after({ index: 2, id: 'b', previous: 'a' }, 2);
    expect(placesOf(newer)).toEqual([
      { index: 3, id: 'c', previous: 'b' },
      { index: 4, id: 'd', previous: 'c' },
    ]);
    expect(newer.more).toBe(true);
  });

  test.each([
    { index: 2, id: 'x', previous: 'a' },
    { index: 2, id: 'x', previous: 'x' },
    { index: 1, id: 'x', previous: '' },
    { index: 3, id: 'b', previous: 'b' },
  ])('never goes on from a place that is not there: %j', async (place) => {
    const archive = forgetful(ids);
    for (const asked of [archive.after(place, 3), archive.before(place, 3)]) {
      await expect(asked).rejects.toMatchObject({ code: 'cursor_unknown' });
    }
  });
});
