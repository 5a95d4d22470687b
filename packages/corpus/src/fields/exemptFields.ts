/** Members of a name that never stand on a page: keys and positions that only machines compare. */
export const keys =
  /\.(after|before|clientId|conversation|cursor|id|order|readUpTo|removed|seenUpTo|token|upTo)$/;

/** Members that the corpus does not run, each with the reason. */
export const exempt: Readonly<Record<string, string>> = {
  'ChatOptions.assetBase': 'where the shop itself has its files; asked for, never shown',
  'ChatOptions.namespace': 'a part of storage keys',
  'ChatOptions.nonce': 'the secret of the shop’s own policy',
  'ChatOptions.server': 'where the shop itself has its server; asked for, never shown',
  'ChatOptions.triggers': 'where the shop itself has its rules; asked for, never shown',
  'ErrorFrame:error.message': 'for developers; people are told by the code',
  'Intent.form': 'where the shop itself has its questionnaire; asked for, never shown',
  'Transport.name': 'a word in the code of the page',
};
