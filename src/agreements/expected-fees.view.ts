import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { amountPlain } from '../money/plain-money.ts';
import type { Block, Row } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';
import type { ExpectedFee, FeeByHand } from './expected-fees.ts';
import type { FallenFee } from './fallen-fees.ts';
import type { FeeDirection } from './fee-terms.ts';
import {
  byHandCommand,
  byHandPhrase,
  fallenCommand,
  fallenPhrase,
  restEnds,
  creditCommand,
  creditPhrase,
  expectedCommand,
  expectedPhrase,
  WHO,
} from './fee-words.view.ts';
import type { Balance } from './settle.ts';

/** Whom a fee is with: how they are called, and what finds them in a command. */
export interface FeePartner {
  readonly id: number;
  readonly name: string;
  readonly handle: string;
}

/** What there is beside the accounts: nothing of it is due yet, and nothing of it is forgotten. */
export interface OpenFees {
  readonly expected: readonly (ExpectedFee & { readonly with: FeePartner })[];
  readonly byHand: readonly (FeeByHand & { readonly with: FeePartner })[];
  readonly fallen: readonly (FallenFee & { readonly with: FeePartner })[];
}

/** Expected fees and those to settle by hand, on a screen. */
export function openFeeBlocks({ expected, byHand, fallen }: OpenFees): Block[][] {
  const among = [...expected.map(expectedRow), ...byHand.map(byHandRow), ...fallen.map(fallenRow)];
  const nothingIn = expected.filter(({ notIn }) => notIn === undefined);
  const partIn = expected.filter(({ notIn }) => notIn !== undefined);
  return [
    section('Expected: won, and nothing recorded yet that earns the fee', nothingIn.map(expectedRow), among),
    [
      ...section('Expected: won, and not all of it in yet', partIn.map(expectedRow), among),
      ...partIn.slice(0, 1).flatMap(endsBlocks),
    ],
    section('To settle by hand: money in another currency than the terms', byHand.map(byHandRow), among),
    [
      ...section('Came to nothing after money came in: what stands', fallen.map(fallenRow), among),
      ...fallen.slice(0, 1).flatMap(staysBlocks),
    ],
  ];
}

/** Credits to return, on a screen; they come off the next fee of the same account otherwise. */
export function creditBlocks(accounts: readonly { balance: Balance; partner: FeePartner }[]): Block[] {
  const lines = accounts.flatMap(
    ({ balance: { direction, currency, credit: minor, creditSince }, partner }) => {
      const credit = { minor, currency };
      if (minor === 0) return [];
      const since = creditSince === null ? '' : `, since ${formatDate(creditSince)}`;
      return [
        {
          cells: [partner.name, `${creditPhrase(direction, credit)}${since}`],
          command: creditCommand(direction, credit, partner.handle),
        },
      ];
    },
  );
  return section('Paid too much: it goes back, or off the next fee', lines, lines);
}

function section(heading: string, rows: readonly Row[], among: readonly Row[]): Block[] {
  return rows.length === 0
    ? []
    : [
        { is: 'heading', text: heading },
        { is: 'rows', rows, among },
      ];
}

/** How one is ended where what came in was all: the first stands for the others. */
function endsBlocks(fee: OpenFees['expected'][number]): Block[] {
  const [lower = '', settled = ''] = restEnds(fee, fee.with.handle);
  return [
    {
      is: 'commands',
      commands: [
        { command: lower, why: 'if no more comes in' },
        { command: settled, why: 'if no more is due for it' },
      ],
    },
  ];
}

function expectedRow(fee: OpenFees['expected'][number]): Row {
  return {
    cells: [`#${fee.referral}`, fee.client ?? 'A client', fee.with.name, expectedText(fee)],
    command: expectedCommand(fee),
  };
}

function byHandRow(fee: OpenFees['byHand'][number]): Row {
  return {
    cells: [`#${fee.referral}`, fee.client ?? 'A client', fee.with.name, byHandText(fee)],
    command: byHandCommand(fee, fee.with.handle),
  };
}

/** How it is said that the fee stays as it is: the first stands for the others. */
function staysBlocks({ referral, with: { handle } }: OpenFees['fallen'][number]): Block[] {
  const command = `refnet pay ${handle} --for ${referral} --settled`;
  return [{ is: 'commands', commands: [{ command, why: 'if it all stays as it is' }] }];
}

function fallenRow(fee: OpenFees['fallen'][number]): Row {
  return {
    cells: [`#${fee.referral}`, fee.client ?? 'A client', fee.with.name, fallenText(fee)],
    command: fallenCommand(fee),
  };
}

function fallenText(fee: FallenFee): string {
  return `${WHO[fee.direction]}; ${fallenPhrase(fee)}`;
}

function expectedText(fee: ExpectedFee): string {
  if (fee.notIn !== undefined) return `${expectedPhrase(fee)}, since ${formatDate(fee.since)}`;
  return `${expectedPhrase(fee)}, won ${formatDate(fee.wonOn)}`;
}

function byHandText(fee: FeeByHand): string {
  return `${WHO[fee.direction]}; ${byHandPhrase(fee)}`;
}

/** One amount that is expected, came in and is to be agreed on, or stands though the client came to nothing. */
export interface OpenFeeRow {
  readonly is: 'expected' | 'by-hand' | 'fallen';
  readonly partner: FeePartner;
  readonly direction: FeeDirection;
  readonly referral: number;
  readonly client: string | null;
  readonly on: Day;
  readonly currency: string | null;
  /** What is expected; null where it is not known. */
  readonly expected: Money | null;
  readonly text: string;
  readonly command: string;
}

/** Each amount as a row; the fees of unknown amount are rows as well. */
export function openFeeRows({ expected, byHand, fallen }: OpenFees): OpenFeeRow[] {
  return [
    ...expected.flatMap((fee): OpenFeeRow[] => {
      const { with: partner, direction, referral, client, since: on, amounts } = fee;
      const common = { is: 'expected', partner, direction, referral, client, on } as const;
      const rest = { text: expectedText(fee), command: expectedCommand(fee) };
      if (amounts.length === 0) return [{ ...common, currency: null, expected: null, ...rest }];
      return amounts.map((amount) => ({ ...common, currency: amount.currency, expected: amount, ...rest }));
    }),
    ...byHand.map((fee): OpenFeeRow => {
      const { with: partner, direction, referral, client, on, amounts } = fee;
      return {
        is: 'by-hand',
        partner,
        direction,
        referral,
        client,
        on,
        currency: amounts[0]?.currency ?? null,
        expected: null,
        text: byHandText(fee),
        command: byHandCommand(fee, partner.handle),
      };
    }),
    ...fallen.map((fee): OpenFeeRow => {
      const { with: partner, direction, referral, client, fellOn: on, accrued } = fee;
      const common = { partner, direction, referral, client, on, currency: accrued[0]?.currency ?? null };
      return {
        is: 'fallen',
        ...common,
        expected: null,
        text: fallenText(fee),
        command: fallenCommand(fee),
      };
    }),
  ];
}

/** The columns that say what an account has not, each empty for an account. */
export function openFeeColumns<R>(rowOf: (row: R) => OpenFeeRow | undefined): Column<R>[] {
  const of =
    <V extends string | number>(value: (row: OpenFeeRow) => V | null) =>
    (row: R) => {
      const own = rowOf(row);
      return own === undefined ? null : value(own);
    };
  return [
    { key: 'referral', heading: 'Referral', value: of(({ referral }) => referral), align: 'right' },
    { key: 'client', value: of(({ client }) => client) },
    {
      key: 'expected',
      heading: 'Expected',
      align: 'right',
      value: of(({ expected }) => amountPlain(expected)),
      text: (row) => {
        const expected = rowOf(row)?.expected ?? null;
        return expected === null ? '' : formatMoney(expected);
      },
    },
    { key: 'day', value: of(({ on }) => on) },
    { key: 'text', heading: 'About', value: of(({ text }) => text) },
    { key: 'command', value: of(({ command }) => command) },
  ];
}
