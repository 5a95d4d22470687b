import type { ErrorCode, Notice } from '@comptoir/transport';
import { isolated, plainName } from '@comptoir/transport/text';

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Somebody's name in a sentence of ours. */
function called(name: string): string {
  return isolated(plainName(name));
}

/** A visitor's name by itself. */
function named(name: string): string {
  return plainName(name) || 'No name';
}

const intents: Readonly<Record<string, string>> = { chat: 'Chat', stylist: 'Stylist' };

/** Why something did not work, in the operator's words; chosen by code, never the developer's message. */
const errors: Partial<Readonly<Record<ErrorCode, string>>> = {
  sign_in_failed: 'Login or password is wrong.',
  sign_in_required: 'You have been signed out. Please sign in again.',
  rate_limited: 'Too many attempts. Please wait a moment and try again.',
  connection_failed: 'The server cannot be reached. Check your network and try again.',
  connection_lost: 'The connection was lost. Please try again when it is back.',
  timeout: 'The server did not answer in time. Please try again.',
  server_unavailable: 'The server is busy. Please try again.',
  server_failed: 'Something went wrong on the server. Please try again.',
  conversation_ended: 'The chat has ended already.',
  no_conversation: 'The chat is no longer waiting. Perhaps a colleague was faster.',
  not_found: 'The chat is no longer there. Perhaps a colleague was faster.',
  message_too_large: 'The message is too long. Please shorten it.',
  frame_too_large: 'The message is too long. Please shorten it.',
  empty_message: 'The message is empty.',
  queue_full: 'You have as many chats as you can take. End one first.',
  banned: 'This account is locked.',
};

/** Every word of the desk. English; a second language is a second object of this shape. */
export const texts = {
  title: 'Comptoir desk',
  brand: 'Comptoir',
  error: (code: ErrorCode): string => errors[code] ?? 'That did not work. Please try again.',
  problem:
    'The server sent something this desk cannot read. Reload the page; tell your administrator if it stays.',

  signIn: {
    heading: 'Sign in to the desk',
    login: 'Login',
    password: 'Password',
    show: 'Show password',
    submit: 'Sign in',
    busy: 'Signing in…',
    checking: 'One moment…',
    signedOut: 'You have been signed out. Please sign in again.',
    banned: 'This account has been locked. Please ask your administrator.',
    loginMissing: 'Please enter your login.',
    passwordMissing: 'Please enter your password.',
  },

  header: {
    available: 'Available',
    away: 'Away',
    status: 'Available for new chats',
    sound: 'Sound',
    notifications: 'Notifications',
    notificationsBlocked:
      'The browser does not let this page show notifications. Allow them for this page in its settings.',
    testSound: 'Test sound',
    soundHeard: 'The sound works.',
    soundBlocked: 'The browser did not let the sound play. Allow sound for this page in its settings.',
    shortcuts: 'Keyboard shortcuts',
    signOut: 'Sign out',
    panes: 'Parts of the desk',
    chatsPane: 'Chats',
    railPane: 'Queue and today',
    skip: 'Skip to the chats',
  },

  connection: {
    connecting: 'Connecting to the server…',
    waiting: (seconds: number): string =>
      seconds > 0
        ? `No connection. Trying again in ${seconds} s. What you send now is kept and delivered.`
        : 'No connection. Trying again…',
    retry: 'Try now',
    version: 'The server was updated. Please reload this page.',
    reload: 'Reload',
    lost: 'The connection is lost.',
    back: 'Connected again.',
  },

  chats: {
    heading: 'My chats',
    none: 'No chats right now.',
    noneAvailable: 'You are available: the next visitor comes to you by himself.',
    noneAway: 'You are away: nobody is sent to you. Switch to available when you are ready.',
    goAvailable: 'Become available',
    region: (name: string): string => `Chat with ${called(name)}`,
    tabs: 'All my chats',
    unread: 'unread',
    ended: 'Ended',
    queued: 'Waiting in the queue',
    left: 'Not on the page',
    intent: (intent: string): string =>
      (Object.hasOwn(intents, intent) && intents[intent]) || plainName(intent),
    end: 'End chat',
    transfer: 'Hand over',
    transferNamed: (name: string): string => `Hand over the chat with ${called(name)}`,
    close: 'Close',
    closeNamed: (name: string): string => `Close chat with ${called(name)}`,
    handedOver: (name: string): string => `The chat with ${called(name)} is no longer yours.`,
    arrived: (name: string): string => `New chat: ${called(name)}.`,
    over: (name: string): string => `The chat with ${called(name)} has ended.`,
    newMessages: (count: number): string => plural(count, 'new message', 'new messages'),
  },

  wait: {
    calm: (time: string): string => `Waits ${time}`,
    soon: (time: string): string => `${time} · answer soon`,
    late: (time: string): string => `${time} · answer now`,
    answered: 'Answered',
  },

  log: {
    name: (name: string): string => `Messages with ${called(name)}`,
    you: 'You',
    bot: 'Assistant',
    earlier: 'Load earlier messages',
    loading: 'Loading…',
    empty: 'Nothing has been said yet.',
    pending: 'Sending…',
    failed: 'Not sent',
    read: 'Read',
    edited: 'Edited',
    edit: 'Change this message',
    remove: 'Remove this message',
    removed: 'Message removed',
    retry: 'Try again',
    discard: 'Discard',
    typing: (name: string): string => `${called(name)} is typing…`,
    typingDraft: (draft: string): string => `Typing: ${isolated(draft)}`,
    notice(notice: Notice): string {
      switch (notice.code) {
        case 'operator_joined':
          return `${called(notice.name)} joined the chat`;
        case 'operator_left':
          return `${called(notice.name)} left the chat`;
        case 'conversation_ended':
          return {
            visitor: 'The visitor ended the chat',
            operator: 'The chat was ended by the desk',
            system: 'The chat was closed',
          }[notice.by];
      }
    },
    questionnaire: 'Questionnaire',
    questionnaireSent: (steps: number): string =>
      `Sent to the visitor, ${plural(steps, 'question', 'questions')}`,
    answers: 'Answers',
    skipped: 'Skipped',
    question: 'Question',
    answer: 'Answer',
    order: (number: string): string => `Order ${isolated(number)}`,
    choices: 'Choices offered',
    photo: (name: string): string => `Photo: ${called(name)}`,
    unknownPart: 'Something this desk cannot show',
  },

  composer: {
    name: (name: string): string => `Message to ${called(name)}`,
    placeholder: 'Write… / for canned replies',
    hint: 'Enter sends, Shift and Enter make a new line, a slash opens the canned replies.',
    send: 'Send',
    canned: 'Canned replies',
    noCanned: 'No canned reply fits. Press Escape to send this as text.',
    questionnaire: 'Send questionnaire',
    cannedButton: 'Canned replies',
    tooLong: (limit: number): string => `At most ${limit} characters.`,
  },

  rating: {
    none: 'Not rated yet.',
    score: (score: number): string => `${score} of 5 stars`,
    solved: 'Solved',
    notSolved: 'Not solved',
  },

  visitor: {
    heading: 'Visitor',
    named,
    region: (name: string): string => `About ${called(name)}`,
    page: 'Page',
    pageUnknown: 'Page unknown',
    cart: 'Cart',
    cartEmpty: 'Cart is empty',
    items: (count: number): string => plural(count, 'item', 'items'),
    quantity: (count: number): string => `× ${count}`,
    language: 'Language',
    localTime: 'Local time',
    person: 'Customer',
    visits: 'Conversations',
    visitsCount: (count: number): string => (count <= 1 ? 'first' : `${count}, this one included`),
    save: 'Save as text',
    saveNamed: (name: string): string => `Save as text the chat with ${called(name)}`,
    said: (name: string): string => `${named(name)} (visitor)`,
    ban: 'Shut out…',
    banNamed: (name: string): string => `Shut out ${called(name)}`,
    banned: 'Shut out',
    unproven: 'as told by the shop page',
    referrer: 'Came from',
    total: 'Total',
    newTab: 'opens in a new tab',
  },

  queue: {
    heading: 'Queue',
    empty: 'Nobody is waiting.',
    take: 'Take',
    takeNamed: (name: string): string => `Take ${called(name)}`,
    position: (position: number): string => `No. ${position}`,
    waits: (time: string): string => `waits ${time}`,
    count: (count: number): string => plural(count, 'visitor waiting', 'visitors waiting'),
  },

  today: {
    heading: 'Today',
    conversations: 'Conversations',
    answered: 'Answered',
    answeredOf: (answered: number, all: number): string => `${answered} of ${all}`,
    median: 'Median wait',
    p90: '9 of 10 wait at most',
    rating: 'Average rating',
    ratings: (count: number): string => plural(count, 'rating', 'ratings'),
    unknown: 'none yet',
  },

  ratings: { heading: 'Ratings', empty: 'No ratings yet today.' },

  notes: {
    heading: 'Notes left',
    empty: 'Nobody left a note.',
    anonymous: 'No name',
  },

  endDialog: {
    heading: (name: string): string => `End the chat with ${called(name)}?`,
    body: 'The visitor is asked for a rating and can start a new chat at any time.',
    confirm: 'End chat',
    cancel: 'Go on talking',
  },

  editDialog: {
    heading: 'Change your message',
    field: 'Message',
    confirm: 'Save',
    cancel: 'Cancel',
    gone: 'This message cannot be changed any more.',
  },

  removeDialog: {
    own: 'Remove your message?',
    visitors: 'Remove this message of the visitor?',
    body: 'Its words and files are deleted for the visitor, for your colleagues and on the server. “Message removed” stands in its place. This cannot be taken back.',
    confirm: 'Remove',
    cancel: 'Keep it',
  },

  transferDialog: {
    heading: (name: string): string => `Hand over the chat with ${called(name)}`,
    none: 'There are no colleagues yet.',
    states: { available: 'Available', full: 'Has no room', away: 'Away', gone: 'Not at the desk' },
    gone: 'This colleague cannot take the chat now.',
    full: 'This colleague has as many chats as one can take.',
    cancel: 'Cancel',
  },

  banDialog: {
    heading: (name: string): string => `Shut out ${called(name)}?`,
    body: 'The chat ends and this visitor cannot come back until your administrator allows it.',
    confirm: 'Shut out',
    cancel: 'Cancel',
  },

  formDialog: {
    heading: (name: string): string => `Send a questionnaire to ${called(name)}`,
    none: 'No questionnaires are set up. Your administrator adds them in the server’s configuration.',
    steps: (count: number): string => plural(count, 'question', 'questions'),
    cancel: 'Cancel',
  },

  signOutDialog: {
    heading: 'Sign out?',
    body: (chats: number): string =>
      `You have ${plural(chats, 'open chat', 'open chats')}. They go back to the head of the queue.`,
    confirm: 'Sign out',
    cancel: 'Stay',
  },

  shortcuts: {
    heading: 'Keyboard shortcuts',
    close: 'Close',
    focus: 'Go to chat 1 to 4',
    next: 'Next chat',
    previous: 'Previous chat',
    end: 'End this chat, or close an ended one',
    questionnaire: 'Send a questionnaire',
    transfer: 'Hand this chat over',
    editLast: 'Change your last message (in the empty message field)',
    take: 'Take the next visitor from the queue',
    status: 'Available or away',
    sound: 'Sound on or off',
    help: 'This list (when not typing)',
    canned: 'Canned replies (in the message field)',
    send: 'Send; new line with Shift',
    escape: 'Close a menu or dialog',
  },

  notices: { heading: 'Notices', dismiss: 'Dismiss' },
} as const;
