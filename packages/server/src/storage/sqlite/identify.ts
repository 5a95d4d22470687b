import { ChatError } from '@comptoir/transport';
import { randomToken } from '../../security/randomToken.js';
import type { Identified, IdentifyRequest } from '../visitorStore.js';
import type { Database, Row } from './database.js';
import { mergeVisitors } from './mergeVisitors.js';
import { refuseBanned } from './refuseBanned.js';
import { visitorById } from './visitorRows.js';

function openSession(db: Database, tokenHash: string | undefined): Row | undefined {
  return tokenHash === undefined
    ? undefined
    : db.get(
        `select s.*, v.subject from visitor_sessions s join visitors v on v.id = s.visitor
         where s.token_hash = ? and s.state = 'open'`,
        tokenHash,
      );
}

/** A welcome that never arrived has opened nothing: what it gave out ends, and the same page may try again. */
function endUnheard(db: Database, { given, isLive, at }: IdentifyRequest, use: Row): boolean {
  const opened = String(use.token_hash);
  if (opened === given) return true;
  const session = db.get('select confirmed from visitor_sessions where token_hash = ?', opened);
  const isSamePage = (use.given ?? undefined) === given;
  if (!isSamePage || session?.confirmed !== 0 || isLive(opened)) return false;
  db.run("update visitor_sessions set state = 'replaced', at = ? where token_hash = ?", at, opened);
  return true;
}

function assertUnused(db: Database, request: IdentifyRequest): void {
  const use = db.get('select * from identity_uses where jti = ?', request.proof.jti);
  if (use === undefined || endUnheard(db, request, use)) return;
  const message = 'hello.identity: another session has used it (jti); get a new token for each page.';
  throw new ChatError('identity_stale', { message });
}

function noteUse(db: Database, { proof, given }: IdentifyRequest, tokenHash: string): void {
  db.run(
    `insert into identity_uses (jti, token_hash, given, expires_at) values (?, ?, ?, ?)
     on conflict (jti) do update set token_hash = excluded.token_hash`,
    ...[proof.jti, tokenHash, given, proof.expiresAt],
  );
}

function create(db: Database, { proof, context, at }: IdentifyRequest): string {
  const id = randomToken(12);
  db.run(
    `insert into visitors (id, token_hash, created_at, seen_at, context, subject) values (?, ?, ?, ?, ?, ?)`,
    ...[id, id, at, at, JSON.stringify(context), proof.subject],
  );
  return id;
}

/** See `VisitorStore.identify`. */
export function identify(db: Database, request: IdentifyRequest): Identified {
  const { proof, given, fresh, at } = request;
  const { subject, expiresAt } = proof;
  return db.transaction(() => {
    assertUnused(db, request);
    const session = openSession(db, given);
    const owner = db.get('select id from visitors where subject = ?', subject)?.id as string | undefined;
    if (owner !== undefined) refuseBanned(db, owner);
    const from = session === undefined ? undefined : String(session.visitor);
    const visitorOf = (id: string) => {
      const visitor = visitorById(db, id);
      if (visitor === undefined) throw new Error('The visitor just identified is not there.');
      return visitor;
    };
    if (given !== undefined && from !== undefined && session?.subject === subject) {
      db.run(
        `update visitor_sessions set proven_until = max(proven_until, ?), confirmed = 1 where token_hash = ?`,
        ...[expiresAt, given],
      );
      noteUse(db, request, given);
      return { visitor: visitorOf(from), isFresh: false, cut: [], moved: [] };
    }

    const isUnnamed = from !== undefined && session?.subject === null;
    const moved = isUnnamed && owner !== undefined ? mergeVisitors(db, { from, into: owner }, at) : [];
    if (isUnnamed && owner === undefined)
      db.run('update visitors set subject = ? where id = ?', subject, from);
    const id = owner ?? (isUnnamed ? from : create(db, request));
    // What was planted or copied before is worth nothing from here on.
    if (isUnnamed) {
      db.run(
        `update visitor_sessions set state = 'replaced', at = ? where visitor = ? and proven_until is null and state = 'open'`,
        ...[at, id],
      );
    } else if (given !== undefined) {
      db.run(
        "update visitor_sessions set state = 'replaced', at = ? where token_hash = ? and state = 'open'",
        ...[at, given],
      );
    }
    db.run(
      `insert into visitor_sessions (token_hash, visitor, at, proven_until, confirmed) values (?, ?, ?, ?, 0)`,
      ...[fresh, id, at, expiresAt],
    );
    noteUse(db, request, fresh);
    const left =
      from === undefined ? [] : [isUnnamed ? { visitor: from } : { visitor: from, session: given ?? '' }];
    const cut = moved.length === 0 ? left : [...left, { visitor: id }];
    return { visitor: visitorOf(id), isFresh: true, cut, moved };
  });
}
