import type { News, TabState, Versioned } from './news.js';

/** Longer than anybody writes by hand, and short enough to be held twice. */
const maxDraft = 100_000;

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';

function readVersioned(found: unknown): Versioned | undefined {
  if (!Array.isArray(found)) return undefined;
  const [version, text] = found;
  const isSound = Number.isSafeInteger(version) && version >= 0 && isText(text) && text.length <= maxDraft;
  return isSound ? [version, text] : undefined;
}

function readState({ owner, draft: found, seen, answered }: Fields): TabState | undefined {
  const draft = readVersioned(found);
  if (!isText(owner) || !draft) return undefined;
  const [order, id] = Array.isArray(seen) ? seen : [];
  return {
    owner,
    draft,
    ...(isText(order) && isText(id) && { seen: [order, id] as const }),
    ...(isText(answered) && { answered }),
  };
}

/** Reads what came over the line; `undefined` when it is none of ours. */
export function readNews(message: unknown): News | undefined {
  const fields = Object(message) as Fields;
  switch (fields.type) {
    case 'new':
    case 'seated':
      return { type: fields.type };
    case 'forgotten':
      return isText(fields.owner) ? { type: fields.type, owner: fields.owner } : undefined;
    case 'state': {
      const state = readState(fields);
      return state && { type: 'state', ...state };
    }
    default:
      return undefined;
  }
}
