/** Which sign begins the decimals: `1,800.50` or `1.800,50`. */
export type DecimalSign = 'point' | 'comma';

/** What a typed amount is read beside. */
export interface AmountOptions {
  /** The currency of amounts that name none: the user's home currency, where there is one. */
  readonly currency?: string | undefined;
  /** The currencies that one which names none may be in, where that is for the user to say. */
  readonly currencies?: readonly string[] | undefined;
  /** Whether it is what an hour costs, which may be said of it: `75/hr`. */
  readonly anHour?: boolean;
  /** Whether an amount below zero (a refund) may be given; it may not by default. */
  readonly allowNegative?: boolean;
  /** How the user writes decimals, which `1.800` does not tell; undefined where that is not known. */
  readonly decimals?: DecimalSign | undefined;
  /** The text that the amount is a part of, where it is not the whole of what was typed. */
  readonly within?: string;
}

/** Whether a text says that there is no amount, or none yet: `TBD`, `n/a`, `unknown`, a dash, a question mark, `TBD - hourly`. */
export function isNoAmount(text: string): boolean {
  const [said = ''] = /^(?:tb[acd]|hourly|contingen(?:cy|t))\b/i.exec(text.trim()) ?? [];
  if (said !== '' && !/\d/.test(text)) return true;
  return /^(?:[-\u2013\u2014?]+|n\/?a|tb[acd]|none|nil|unknown|not (?:yet )?known|open|offen|unbekannt|inconnu|desconocido)$/i.test(
    text.trim(),
  );
}
