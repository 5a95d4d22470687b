/**
 * Gets the rule set: itself, or the JSON file at its address.
 *
 * @throws Error when there is no such file.
 */
export async function loadRules(rules: unknown): Promise<unknown> {
  if (typeof rules !== 'string') return rules;
  const response = await fetch(rules);
  if (!response.ok) throw new Error(`The rules at ${rules} answered with ${response.status}.`);
  return response.json();
}
