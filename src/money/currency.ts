import { damagedFile, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

// ISO 4217, by the number of digits of the minor unit. Left out are metals, test and fund codes; kept are some that
// were withdrawn lately (ANG, BGN, CUC, HRK, SLL, ZWL), for referrals of those years.
const CODES_BY_DIGITS: ReadonlyArray<readonly [digits: number, codes: string]> = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP ' +
      'CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ' +
      'ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN ' +
      'MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL ' +
      'SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ' +
      'ZWG ZWL',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

let digitsByCode: ReadonlyMap<string, number> | undefined;

/** Made when it is first asked for: most commands print no amount. */
function digitsOf(code: string): number | undefined {
  digitsByCode ??= new Map(
    CODES_BY_DIGITS.flatMap(([digits, codes]) => codes.split(' ').map((each) => [each, digits] as const)),
  );
  return digitsByCode.get(code);
}

/** Whether the text is a known ISO 4217 code, in capitals. */
export function isCurrency(code: string): boolean {
  return digitsOf(code) !== undefined;
}

/** How many digits the minor unit of a currency has: 2 for CAD, 0 for JPY. Throws a UserError for no currency: what is typed is read first. */
export function currencyDigits(code: string): number {
  const digits = digitsOf(code);
  if (digits === undefined) throw damagedFile(`an amount in ${quoted(code)}, no currency`);
  return digits;
}

/** The currency code a person typed, in any letter case. Throws a usage UserError for anything else. */
export function readCurrency(text: string): string {
  const code = text.trim().toUpperCase();
  if (!isCurrency(code)) throw unknownCurrency(text);
  return code;
}

function unknownCurrency(text: string): Error {
  return usageError(
    `${quoted(text)} is not a currency`,
    'currencies are three letters, like CAD, USD or EUR',
  );
}
