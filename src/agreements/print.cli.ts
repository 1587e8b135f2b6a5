import type { Day } from '../calendar/day.ts';
import { listProjects } from '../contact/project.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { occasionsOf, placeNote } from '../partners/notices.cli.ts';
import { beforehand, noRuleWords, noticesOf, noticeText, type Occasion } from '../partners/notices.ts';
import type { Partner } from '../partners/partner.ts';
import { listWorking } from '../partners/working.sql.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import { wrappedMarkdown } from '../screen/wrapped-markdown.view.ts';
import type { Settings } from '../settings/settings.ts';
import { UserError } from '../text/errors.ts';
import type { Party } from './agreement.cli.ts';
import type { Agreement } from './agreement.ts';
import { ownTerms } from './fee-record.ts';
import { agreedOverLimit } from './fee-rules.ts';
import { feeDirectionOf, feeOccasion } from './fee-terms.ts';
import { readAgreedTerms } from './fees.sql.ts';
import { agreementPage, referralPage, type AgreementPage } from './page.view.ts';
import { referralWith } from './referral-with.cli.ts';
import { feeRuleOn, isAgreementInForce, toldOn } from './terms.ts';

interface Asked {
  readonly settings: Settings;
  readonly today: Day;
  readonly argv: readonly string[];
}

/** The page on a screen: its lines fit, broken between words. Into a file or a pipe it goes as it is. */
export function onScreen(page: Drawn, { drawTable, width }: Look): Drawn {
  return drawTable === undefined ? page : wrappedMarkdown(page, width);
}

/** What was agreed with somebody as one page; throws a UserError that says what to type where nothing was. */
export function pageOf(db: Db, party: Party, { settings, today }: Asked): Drawn {
  const { partner } = party;
  const agreement = printedOf(party, today);
  if (agreement === undefined) {
    const handle = partnerNamer(listHandles(db))(partner);
    throw new UserError(`there is no agreement with ${partner.name} to print`, {
      hints: [`refnet agree ${handle} --verbal --i-will TEXT --they-will TEXT      says what was agreed`],
    });
  }
  const day = toldOn(agreement, today);
  return agreementPage({
    agreement,
    partner,
    settings,
    today,
    working: listWorking(db, partner.id),
    projects: listProjects(db, partner.id),
    ...rulesOf(agreement, partner, { settings, day }),
  });
}

/** The rules for what is agreed on a day and, as the page names it too, for what holds only later. */
function rulesOf(
  agreement: Agreement,
  partner: Partner,
  { settings, day }: { readonly settings: Settings; readonly day: Day },
): Pick<AgreementPage, 'rules' | 'feesToFill'> {
  const begin = [...agreement.fees, ...agreement.terms].map(({ fromDay }) => fromDay);
  const days = [day, ...begin.filter((each) => each > day && isAgreementInForce(agreement, each)).toSorted()];
  const occasions = new Set(days.flatMap((each) => occasionsOf(agreement, each)));
  const limits = days.flatMap((on) =>
    agreedOverLimit(
      { me: settings, partner, on },
      { 'i-pay': feeRuleOn(agreement, 'i-pay', on), 'they-pay': feeRuleOn(agreement, 'they-pay', on) },
    ),
  );
  const notices = beforehand(noticesOf([...occasions], day, settings, partner));
  return {
    rules: [...notices.map(noticeText), ...ownRule([...occasions], settings, partner), ...new Set(limits)],
    feesToFill: notices.flatMap(({ toFill = [] }) => toFill),
  };
}

/** That no rule on a fee is known of my own profession. */
function ownRule(occasions: readonly Occasion[], me: Settings, partner: Partner): string[] {
  const words = noRuleWords(occasions, me, partner, `${me['my-name'] ?? 'one side'} does`);
  return words === undefined ? [] : [words];
}

/** What is to be done beside the page, for stderr: my name, and that what is verbal was signed. */
export function afterPage(
  db: Db,
  party: Party,
  { settings, today, isOne }: Pick<Asked, 'settings' | 'today'> & { readonly isOne: boolean },
): string[] {
  const agreement = printedOf(party, today);
  const day = agreement === undefined ? today : toldOn(agreement, today);
  const occasions = isOne || agreement === undefined ? [] : occasionsOf(agreement, day);
  const isVerbal = !isOne && agreement?.form === 'verbal' && isAgreementInForce(agreement, today);
  return [
    ...(settings['my-name'] === undefined ? ['your name is not set: refnet config my-name NAME'] : []),
    ...(isVerbal
      ? [
          `it is verbal on record; once it is signed: refnet agree ${partnerNamer(listHandles(db))(party.partner)} --written`,
        ]
      : []),
    ...placeNote(db, party.partner, { occasions, on: day, settings }),
  ];
}

/** The one named; else the one in force, else the next to begin, else the last that was not closed. */
function printedOf({ named, agreements: all }: Party, today: Day): Agreement | undefined {
  if (named !== undefined) return named;
  const open = all.filter(({ closedOn }) => closedOn === null || closedOn > today);
  return (
    open.findLast((each) => isAgreementInForce(each, today)) ??
    open.find(({ startsOn }) => startsOn > today) ??
    open.at(-1)
  );
}

/** What was agreed for one referral alone as one page; throws a UserError where nothing was. */
export function pageOfReferral(db: Db, { partner }: Party, typed: string, asked: Asked): Drawn {
  const { settings } = asked;
  const referral = referralWith(db, partner, typed, asked);
  const { id, direction, occurredOn } = referral;
  const row = { number: id, partner: partner.id, direction, day: occurredOn };
  const rule = ownTerms(readAgreedTerms(db, partner.id), row);
  const way = feeDirectionOf(direction);
  if (rule === undefined) {
    const handle = partnerNamer(listHandles(db))(partner);
    throw new UserError(`#${id} has no terms of its own to print`, {
      hints: [`refnet agree ${handle} --for ${id} --${way} FEE      agrees them`],
    });
  }
  const notices = beforehand(noticesOf([feeOccasion(way)], occurredOn, settings, partner));
  return referralPage({
    referral,
    partner,
    settings,
    rule,
    working: listWorking(db, partner.id),
    rules: [
      ...notices.map(noticeText),
      ...ownRule([feeOccasion(way)], settings, partner),
      ...agreedOverLimit({ me: settings, partner, on: occurredOn }, { [way]: rule }),
    ],
    feesToFill: notices.flatMap(({ toFill = [] }) => toFill),
    agreedOn: rule.fromDay,
  });
}
