/** Under which consent something may be: from the first click on the chat, or with the page. */
export type Needed = 'on-open' | 'granted';

/** One thing that the counter keeps on the visitor's device. */
export interface Kept {
  readonly where: 'local' | 'tab' | 'database';
  readonly what: string;
  readonly why: string;
  readonly until: string;
  readonly needs: Needed;
}

/**
 * Everything that is kept on the visitor's device, by its name: keys are `comptoir.<namespace>.<name>`, and in the
 * database `comptoir.<namespace>` the rows named so. docs/privacy.md is made of this. What stands here with the place
 * `local` or `tab` is all that the vault can write.
 */
export const ledger = {
  token: {
    where: 'local',
    what: 'random token of the visitor, made by the server',
    why: 'the next page goes on with the conversation',
    until: 'sign-out, refusal by the server',
    needs: 'on-open',
  },
  owner: {
    where: 'local',
    what: 'random number',
    why: 'tabs know that they are of one visitor',
    until: 'sign-out',
    needs: 'on-open',
  },
  person: {
    where: 'local',
    what: "the shop's id of the person",
    why: 'the next person at this device gets nothing of this one',
    until: 'sign-out',
    needs: 'on-open',
  },
  subject: {
    where: 'local',
    what: "the shop's proven id of the person",
    why: 'the same, for a person who was proven',
    until: 'sign-out',
    needs: 'on-open',
  },
  running: {
    where: 'local',
    what: '`1`',
    why: 'a conversation runs or something is unsent: the next page connects',
    until: 'the conversation is over and rated',
    needs: 'on-open',
  },
  unsent: {
    where: 'local',
    what: '`1`, and letters sent before the outbox was open, without what may be a card number',
    why: 'nothing is lost when the tab is closed',
    until: 'the letters have arrived',
    needs: 'on-open',
  },
  declined: {
    where: 'local',
    what: 'id of a conversation',
    why: 'its rating is not asked for again',
    until: 'the next one is answered',
    needs: 'on-open',
  },
  draft: {
    where: 'tab',
    what: 'text in the composer, card numbers masked',
    why: 'a reload keeps it',
    until: 'it is sent, or the tab is closed',
    needs: 'on-open',
  },
  tray: {
    where: 'tab',
    what: 'random number',
    why: 'finds the files of this composer in the database',
    until: 'they are sent, or the tab is closed',
    needs: 'on-open',
  },
  guest: {
    where: 'tab',
    what: 'the random number of `owner`',
    why: 'what this tab keeps is not shown to who comes after a sign-out in another one',
    until: 'sign-out, or the tab is closed',
    needs: 'on-open',
  },
  open: {
    where: 'tab',
    what: 'which window is open',
    why: 'the next page opens it again',
    until: 'it is closed, or the tab is',
    needs: 'on-open',
  },
  'form.<id>.<version>': {
    where: 'tab',
    what: 'answers of a questionnaire so far; not while one of them may be a card number',
    why: 'a reload keeps them',
    until: 'they are sent, sign-out, or the tab is closed',
    needs: 'on-open',
  },
  triggers: {
    where: 'local',
    what: 'when prompts were shown and answered, when the visit began, a checksum of the cart',
    why: 'nobody is asked twice',
    until: 'consent is withdrawn',
    needs: 'granted',
  },
  letters: {
    where: 'database',
    what: 'messages and files that are not sent yet, card numbers masked',
    why: 'nothing is lost when the tab is closed',
    until: 'they have arrived; a day when nobody asks for them',
    needs: 'on-open',
  },
  values: {
    where: 'database',
    what: 'a random number, the files in composers, which tab is sending',
    why: 'tabs do not send twice, a reload keeps the files',
    until: 'sign-out; files a day',
    needs: 'on-open',
  },
} as const satisfies Readonly<Record<string, Kept>>;

type InStorage<Where> = {
  [Name in keyof typeof ledger]: (typeof ledger)[Name]['where'] extends Where ? Name : never;
}[keyof typeof ledger];

/** The place of every name that stands in the ledger as kept there. */
export type Places = { readonly [Name in InStorage<'local' | 'tab'>]: (typeof ledger)[Name]['where'] };
