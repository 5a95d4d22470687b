/**
 * The steps from an empty file to the present shape. A step that has been released is never edited:
 * a change is a new step. `user_version` counts the steps that a file has seen.
 */
export const migrations: readonly string[] = [
  `create table meta (key text primary key, value text not null) strict, without rowid;

   create table visitors (
     id text primary key, token_hash text not null unique, created_at integer not null, seen_at integer not null,
     context text not null default '{}',
     seen_n integer not null default 0, seen_seq integer not null default 0,
     read_n integer not null default 0, read_seq integer not null default 0
   ) strict;

   create table operators (
     id text primary key, login text not null unique, name text not null, avatar_url text,
     password_hash text not null, groups text not null,
     status text not null default 'available' check (status in ('available', 'away')),
     busy_at integer not null default 0
   ) strict;

   create table operator_sessions (
     token_hash text primary key, operator text not null references operators (id) on delete cascade,
     expires_at integer not null
   ) strict, without rowid;

   create table conversations (
     id text primary key, visitor text not null references visitors (id), n integer not null,
     intent text not null, team text not null,
     phase text not null check (phase in ('queued', 'open', 'ended')),
     operator text references operators (id),
     opened_at integer not null,
     queued_at integer not null, queue_rank integer not null, queue_position integer not null default 1,
     answered_at integer, ended_at integer,
     last_seq integer not null default 0, operator_seen_seq integer not null default 0,
     score integer check (score between 1 and 5), comment text, solved integer, rated_at integer,
     unique (visitor, n),
     check ((phase = 'open') <= (operator is not null))
   ) strict;
   create unique index one_running on conversations (visitor) where phase <> 'ended';
   create index waiting on conversations (team, queue_rank) where phase = 'queued';
   create index at_work on conversations (operator) where phase = 'open';
   create index opened on conversations (opened_at);
   create index rated on conversations (rated_at) where rated_at is not null;

   create table messages (
     entry integer primary key autoincrement,
     id text not null unique,
     conversation text not null references conversations (id), visitor text not null,
     n integer not null, seq integer not null,
     sender text not null check (sender in ('visitor', 'operator', 'bot', 'system')),
     owner text not null, client_id text, at integer not null, body text not null,
     unique (visitor, n, seq)
   ) strict;
   create index by_conversation on messages (conversation, sender, seq);
   create unique index once on messages (owner, client_id) where client_id is not null;

   create table waits (
     entry integer primary key, team text not null, assigned_at integer not null,
     wait_ms integer not null, position integer not null
   ) strict;
   create index waits_by_team on waits (team, assigned_at);

   create table files (
     id text primary key, owner text not null, client_id text not null,
     name text not null, type text not null, size integer not null,
     width integer, height integer, at integer not null,
     unique (owner, client_id)
   ) strict;

   create table notes (
     entry integer primary key, visitor text not null, client_id text not null, at integer not null,
     body text not null,
     unique (visitor, client_id)
   ) strict;`,

  `alter table messages add column kind text not null default 'message'
     check (kind in ('message', 'edit', 'removal'));
   alter table messages add column target text references messages (id)
     check ((kind = 'message') = (target is null));
   alter table messages add column state text not null default 'sent'
     check (state in ('sent', 'edited', 'removed'));
   alter table messages add column edit_key text;

   alter table visitors add column banned_at integer;
   create index banned on visitors (banned_at) where banned_at is not null;`,

  // What stood in visitors.token_hash goes by sessions now; the column cannot be dropped for its uniqueness.
  `create table visitor_sessions (
     token_hash text primary key, visitor text references visitors (id),
     state text not null default 'open' check (state in ('open', 'replaced', 'deleted')),
     at integer not null, proven_until integer, confirmed integer not null default 1,
     check ((state = 'open') <= (visitor is not null))
   ) strict, without rowid;
   create index sessions_of_visitor on visitor_sessions (visitor);
   create index closed_sessions on visitor_sessions (state, at) where state <> 'open';
   insert into visitor_sessions (token_hash, visitor, at) select token_hash, id, seen_at from visitors;
   update visitors set token_hash = id;

   alter table visitors add column subject text;
   create unique index by_subject on visitors (subject) where subject is not null;

   create table identity_uses (
     jti text primary key, token_hash text not null, given text, expires_at integer not null
   ) strict, without rowid;
   create index identity_uses_by_age on identity_uses (expires_at);

   create table deletions (
     entry integer primary key autoincrement, visitor text not null, conversations text not null, at integer not null
   ) strict;`,

  `create table file_uses (
     file text not null, message text not null, primary key (file, message)
   ) strict, without rowid;
   create index files_of_message on file_uses (message);
   create index files_by_age on files (at);
   create table due_files (id text primary key) strict, without rowid;

   alter table messages add column has_files integer not null default 0;
   insert or ignore into file_uses (file, message)
     select t.value, m.id from messages m, json_tree(m.body) t
     where t.key = 'id' and t.type = 'text' and t.value in (select id from files);
   update messages set has_files = 1 where id in (select message from file_uses);
   create index with_files on messages (visitor, n, seq) where has_files = 1;`,

  "create index removed on messages (conversation, seq) where state = 'removed';",

  // Of before notes were refused whose visitor had been deleted meanwhile: neither export nor deletion finds them.
  'delete from notes where visitor not in (select id from visitors);',
];
