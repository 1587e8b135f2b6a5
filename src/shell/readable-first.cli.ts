/** What is typed is read before a terminal is asked anything: who is to be refused is not made to answer first. */
import type { Db } from '../file/sqlite.sql.ts';
import type { Here } from '../kinds/type.ts';
import { NotLoaded } from '../text/lazily.ts';
import { UserError } from '../text/errors.ts';
import type { Common } from './command.cli.ts';
import { flagOf, type Options, type Typed } from './option.cli.ts';
import type { Session } from './session.cli.ts';
import { aboutOption, hereOf, nowhere, type Texts } from './texts.cli.ts';

/** In one of these an amount can be read that can be read at all: of two, of no and of three decimals. */
const CURRENCIES = ['USD', 'JPY', 'BHD'];

/**
 * Refuses what cannot be read, whatever the command turns out to be about: which currency and which day are meant may
 * hang on that. Throws a UserError, as reading it would.
 */
export async function refuseUnreadable(
  { options }: { readonly options: Options },
  typed: Pick<Typed, 'options'>,
  session: Session,
): Promise<void> {
  const said = saidOf(options, typed.options);
  const isAboutPartner = said.some(([key]) => options[key]?.named === 'partner');
  const db = isAboutPartner ? await session.reading() : undefined;
  const here: Here = { ...nowhere(session.today), ...(db === undefined ? {} : partnersOf(session, db)) };
  const each = CURRENCIES.map((currency) => ({ ...here, currency }));
  readEach(options, said, each, session.argv);
}

/** Refuses what cannot be read against what the command was found to be about. */
export async function refuseUnreadableOf<T, O extends Options>(
  session: Session,
  spec: Common<T, O>,
  target: T,
  texts: Texts,
): Promise<void> {
  const here = await hereOf(session, spec, target, texts);
  readEach(spec.options, saidOf(spec.options, texts), [here], session.argv);
}

function partnersOf({ rooms, argv }: Session, db: Db): Pick<Here, 'partner'> {
  return { partner: (text) => rooms.partnerMeant(db, text, argv) };
}

function saidOf(options: Options, texts: Texts): [key: string, texts: readonly string[]][] {
  return Object.entries(texts).filter(([key, all]) => options[key] !== undefined && all.length > 0);
}

/** Throws what keeps a text from being read in every way there is; which of several is meant is asked later. */
function readEach(
  options: Options,
  said: readonly (readonly [key: string, texts: readonly string[]])[],
  ways: readonly Here[],
  argv: readonly string[],
): void {
  for (const [key, texts] of said) {
    const own = options[key];
    if (own === undefined) continue;
    const errors = ways.flatMap((here) => errorOf(() => own.read(texts, here)));
    const [first] = errors;
    if (first === undefined || errors.length < ways.length || first.choices !== undefined) continue;
    throw aboutOption(first, key, flagOf(key, own), argv);
  }
}

function errorOf(read: () => unknown): UserError[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof NotLoaded || !(error instanceof UserError)) throw error;
    return [error];
  }
}
