import { cardRules } from './cardRules.js';

/** Whether digits are a right EAN-13, which is how articles and books are numbered. */
function isArticle(digits: string): boolean {
  if (digits.length !== 13) return false;
  let sum = 0;
  for (let index = 0; index < 13; index++) sum += Number(digits[index]) * (index % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

/**
 * Whether digits with a right check digit are a card's number: they begin as those of a brand do, and are as long.
 * What is a right EAN-13 as well is an article.
 */
export function isCard(digits: string): boolean {
  const isOfBrand = cardRules.some(([from, to, lengths]) => {
    const begin = Number(digits.slice(0, String(from).length));
    return begin >= from && begin <= to && lengths.includes(digits.length);
  });
  return isOfBrand && !isArticle(digits);
}
