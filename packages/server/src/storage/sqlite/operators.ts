import { ChatError } from '@comptoir/transport';
import { randomToken } from '../../security/randomToken.js';
import type { OperatorRecord, OperatorStore } from '../operatorStore.js';
import type { Database, Row } from './database.js';

/** Written seldom: each is a flush to disk. Longer than the pause between two prunings. */
const keepMs = 20 * 60_000;

function toOperator(row: Row): OperatorRecord {
  return {
    id: String(row.id),
    login: String(row.login),
    name: String(row.name),
    avatarUrl: row.avatar_url === null ? undefined : String(row.avatar_url),
    groups: JSON.parse(String(row.groups)) as string[],
    status: row.status as OperatorRecord['status'],
  };
}

function endSessions(db: Database, login: string): void {
  db.run('delete from operator_sessions where operator in (select id from operators where login = ?)', login);
}

/** Operators in SQLite. */
export function createOperatorStore(db: Database): OperatorStore {
  return {
    count: async () => Number(db.get('select count(*) as operators from operators')?.operators),
    add: async ({ login, name, groups, passwordHash }) =>
      db.transaction(() => {
        if (db.get('select 1 as taken from operators where login = ?', login) !== undefined) {
          throw new ChatError('bad_value', { message: `The login "${login}" is taken; choose another one.` });
        }
        const row = db.get(
          `insert into operators (id, login, name, groups, password_hash) values (?, ?, ?, ?, ?) returning *`,
          ...[randomToken(12), login, name, JSON.stringify(groups), passwordHash],
        );
        if (row === undefined) throw new Error('The operator just stored is not there.');
        return toOperator(row);
      }),
    byId: async (id) => {
      const row = db.get('select * from operators where id = ?', id);
      return row === undefined ? undefined : toOperator(row);
    },
    byLogin: async (login) => {
      const row = db.get('select * from operators where login = ?', login);
      if (row === undefined) return undefined;
      return { operator: toOperator(row), passwordHash: String(row.password_hash) };
    },
    all: async () =>
      db.all("select * from operators where password_hash <> '' order by login").map(toOperator),
    setPassword: async (login, passwordHash) =>
      db.transaction(() => {
        endSessions(db, login);
        return db.run('update operators set password_hash = ? where login = ?', passwordHash, login) > 0;
      }),
    setPicture: async (login, avatarUrl) =>
      db.run('update operators set avatar_url = ? where login = ?', avatarUrl ?? null, login) > 0,
    remove: async (login) =>
      db.transaction(() => {
        endSessions(db, login);
        // Chats refer to the row, so it stays; no login that can be given has a colon.
        return (
          db.run("update operators set password_hash = '', login = 'removed:' || id where login = ?", login) >
          0
        );
      }),
    setStatus: async (id, status) => {
      db.run('update operators set status = ? where id = ?', status, id);
    },
    openSession: async (operator, tokenHash, expiresAt) => {
      db.run(
        'insert into operator_sessions (token_hash, operator, expires_at) values (?, ?, ?)',
        ...[tokenHash, operator, expiresAt],
      );
    },
    bySession: async (tokenHash, at) => {
      const row = db.get(
        `select o.* from operators o join operator_sessions s on s.operator = o.id
         where s.token_hash = ? and s.expires_at > ?`,
        ...[tokenHash, at],
      );
      return row === undefined ? undefined : toOperator(row);
    },
    keepSession: async (tokenHash, at) => {
      const row = db.get('select expires_at from operator_sessions where token_hash = ?', tokenHash);
      if (row !== undefined && Number(row.expires_at) < at + keepMs) {
        db.run(
          'update operator_sessions set expires_at = ? where token_hash = ?',
          at + 2 * keepMs,
          tokenHash,
        );
      }
      return row !== undefined;
    },
    closeSession: async (tokenHash) => {
      db.run('delete from operator_sessions where token_hash = ?', tokenHash);
    },
    pruneSessions: async (at) => {
      db.run('delete from operator_sessions where expires_at <= ?', at);
    },
  };
}
