import { foldName } from './foldName.js';

/** What a visitor cannot be: the shop. As the eye reads it, in the languages that the widget speaks. */
const offices = new Set(
  [
    ...[
      'admin',
      'administrator',
      'agent',
      'assistant',
      'bot',
      'comptoir',
      'consultant',
      'helpdesk',
      'manager',
    ],
    ...['moderator', 'operator', 'owner', 'security', 'service', 'shop', 'staff', 'stylist', 'support'],
    ...['system', 'team'],
    ...['админ', 'администратор', 'бот', 'консультант', 'магазин', 'менеджер', 'модератор', 'оператор'],
    ...['поддержка', 'система', 'стилист'],
  ].flatMap(foldName),
);

/**
 * Whether a visitor's name can be taken for one of the shop: for that of an operator, or for an office of it.
 *
 * @param staff the operators' names by `wholeName`, one a line.
 */
export function posesAsStaff(name: string, staff: string): boolean {
  const words = foldName(name);
  const whole = words.join('');
  return (
    words.some((word) => offices.has(word)) ||
    offices.has(whole) ||
    (whole !== '' && staff.split('\n').includes(whole))
  );
}
