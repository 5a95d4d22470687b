/** Two letters of a country and the length of its account numbers, one after the other. */
const table =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27' +
  'GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22' +
  'MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28' +
  'TL23TN24TR26UA29VA22VG24XK20YE30';

const lengths = /* @__PURE__ */ new Map(
  table.match(/.{4}/g)?.map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** How long an account number of this country is, in characters without spaces; 0 for no such country. */
export function ibanLength(country: string): number {
  return lengths.get(country) ?? 0;
}

/** Whether characters without spaces, in capitals, have a right check number: the rest by 97 is 1. */
export function hasIbanCheck(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
