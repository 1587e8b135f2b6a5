import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { emptyPartner, type Partner } from '../../src/partners/partner.ts';
import type { QuestionAnswer } from '../../src/partners/questions.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import {
  chooseWho,
  findWho,
  isProvider,
  nearProfessions,
  NO_RECORD,
  rankWho,
  understandNeed,
  whoMayKnow,
  type ExclusivePromise,
  type WhoRecord,
} from '../../src/referrals/who.ts';
import { namesRule } from '../../src/referrals/names-rule.ts';

const TODAY = asDay('2026-11-20');

let last = 0;
function partner(name: string, facts: Partial<Partner> = {}): Partner {
  last += 1;
  return {
    ...emptyPartner(name),
    id: last,
    uuid: `uuid-${last}`,
    introducerName: null,
    ...facts,
  };
}

const promise = (to: Partner, service: string): ExclusivePromise => ({
  partnerId: to.id,
  agreement: 9,
  service,
  since: asDay('2026-01-01'),
});

function found(
  typed: string,
  partners: readonly Partner[],
  options: { region?: string; promises?: ExclusivePromise[] } = {},
) {
  const need = understandNeed(typed, partners, options.region);
  const { candidates, leftOut } = findWho(need, partners, options.promises ?? [], [], TODAY);
  return { need, candidates, leftOut };
}

/** Names in the order of the ranking. */
function ranked(
  typed: string,
  partners: readonly Partner[],
  records: Record<string, Partial<WhoRecord>> = {},
) {
  const { candidates } = found(typed, partners);
  const byId = new Map(partners.map(({ id, name }) => [id, { ...NO_RECORD, ...records[name] }]));
  return rankWho(candidates, (id) => byId.get(id)).map((each) => each.partner.name);
}

describe('understanding what is asked for', () => {
  const network = [
    partner('Ann', { profession: 'CPA', region: 'Guelph, Ontario', services: 'year-end statements' }),
  ];
  test.each([
    ['accountant', 'accountant', undefined],
    ['do you know a good accountant', 'accountant', undefined],
    ['someone who can help with taxes', 'taxes', undefined],
    ['acountant', 'accountant', undefined],
    ['ACCOUNTENT', 'accountant', undefined],
    ['morgage brokr', 'mortgage broker', undefined],
    ['photografer', 'photographer', undefined],
    ['comptable', 'comptable', undefined],
    ['year-end statments', 'year-end statement', undefined],
    ['accountant in guelph', 'accountant', 'guelph'],
    ['accountant near Ontario', 'accountant', 'Ontario'],
    ['expert in payroll', 'expert in payroll', undefined],
    ['dog walker', 'dog walker', undefined],
    ['a good', 'a good', undefined],
  ])('"%s" is "%s" in %s', (typed, text, region) => {
    expect(understandNeed(typed, network)).toEqual({ typed, text, region });
  });

  test('a region that is said is not looked for among the words', () => {
    expect(understandNeed('accountant in guelph', network, 'Toronto')).toMatchObject({ region: 'Toronto' });
  });
});

describe('who meets a need', () => {
  test.each<[string, Partial<Partner>, string | undefined]>([
    ['accountant', { profession: 'accountant' }, 'profession exact'],
    ['accountant', { profession: 'CPA' }, 'profession exact'],
    ['accountant', { profession: 'Chartered Accountant and coach' }, 'profession exact'],
    ['accountant', { profession: 'lawyer', services: 'bookkeeping' }, 'services exact'],
    ['accountant', { profession: 'lawyer' }, undefined],
    ['payroll', { profession: 'accountant' }, 'profession wider'],
    ['payroll', { profession: 'accountant', services: 'payroll, tax' }, 'services exact'],
    ['family lawyer', { profession: 'lawyer' }, 'profession wider'],
    ['family lawyer', { profession: 'tax lawyer' }, undefined],
    ['plumber', { profession: 'electrician' }, undefined],
    ['jeweller', { profession: 'Jewellery maker' }, 'profession exact'],
    ['jeweller', { services: 'rings; jeweller to weddings' }, 'services exact'],
    [
      'first time buyers',
      { profession: 'realtor', idealClient: 'First-time home buyers' },
      'idealClient exact',
    ],
    ['accountant', { profession: 'web designer', idealClient: 'accountants' }, 'idealClient wider'],
    ['florist', { notes: 'her sister is a florist' }, 'note wider'],
    ['beekeeper', { notes: 'keeps bees, a bee-keeper, a beekeepr' }, 'note exact'],
    ['mortgage', { tags: ['gold', 'mortgages'] }, 'tag exact'],
    ['mortgage', { business: 'Holt Mortgages' }, 'business exact'],
    ['mortgage', { business: 'Holt Mortgages', profession: 'mortgage lawyer' }, 'profession wider'],
    ['pr', { profession: 'property manager' }, undefined],
    ['café owner', { tags: ['cafe owners'] }, 'tag exact'],
    ['accountant', {}, undefined],
  ])('%s by %j: %s', (need, facts, match) => {
    const [only] = found(need, [partner('Ann', facts)]).candidates;
    expect(only && `${only.match.kind} ${only.match.fit}`).toBe(match);
  });

  test.each<[string, Partial<Partner>, object | undefined]>([
    ['archived', { archivedOn: asDay('2026-01-01') }, { why: 'archived' }],
    ['not to be referred to', { doNotRefer: true }, { why: 'do-not-refer' }],
    [
      'taking no clients until tomorrow',
      { notTakingUntil: asDay('2026-11-21') },
      { why: 'not-taking', until: '2026-11-21' },
    ],
    ['taking clients again today', { notTakingUntil: TODAY }, undefined],
    ['in another region', { region: 'Toronto' }, { why: 'elsewhere' }],
    ['in no region on record', { region: null }, undefined],
    ['in the region, with a slip', { region: 'Otawa Valley' }, undefined],
    ['of the province', { region: 'Valley', subdivision: 'ottawa' }, undefined],
  ])('somebody %s', (_what, facts, reason) => {
    const ann = partner('Ann', { profession: 'accountant', ...facts });
    const { candidates, leftOut } = found('accountant', [ann], { region: 'ottawa' });
    expect(leftOut.map((each) => each.reason)).toEqual(reason === undefined ? [] : [reason]);
    expect(candidates).toHaveLength(reason === undefined ? 1 : 0);
  });

  test('whose notes alone mention it is not worth naming as left out', () => {
    const ann = partner('Ann', { notes: 'knows a florist', doNotRefer: true });
    expect(found('florist', [ann])).toMatchObject({ candidates: [], leftOut: [] });
  });

  test('an exclusive promise for the service counts whatever the record says, another does not', () => {
    const ann = partner('Ann', { profession: 'consultant', region: 'Toronto' });
    const [only] = found('bookkeeper', [ann], { promises: [promise(ann, 'bookkeeping')] }).candidates;
    expect(only?.match).toEqual({ kind: 'promise', fit: 'exact', text: 'bookkeeping' });
    expect(found('florist', [ann], { promises: [promise(ann, 'bookkeeping')] }).candidates).toEqual([]);
  });
});

describe('the order', () => {
  const accountants = (...names: string[]) =>
    names.map((name) => partner(name, { profession: 'accountant' }));
  const yes = (...questions: string[]): QuestionAnswer[] =>
    questions.map((question) => ({ question, answer: 'yes', onDay: TODAY }));

  test('what names the need comes before the wider, before tag, business, ideal client and note', () => {
    const network = [
      partner('Note', { notes: 'does payroll' }),
      partner('Ideal', { idealClient: 'payroll heavy firms' }),
      partner('Tag', { tags: ['payroll'] }),
      partner('Business', { business: 'Payroll Partners' }),
      partner('Wider', { profession: 'accountant' }),
      partner('Services', { profession: 'coach', services: 'payroll' }),
    ];
    expect(ranked('payroll', network)).toEqual(['Services', 'Wider', 'Tag', 'Business', 'Ideal', 'Note']);
  });

  test.each<[string, Partial<WhoRecord>, Partial<WhoRecord>]>([
    ['half of 6 won before a third of 6', { won: 3, closed: 6 }, { won: 2, closed: 6 }],
    ['4 of 4 won says no more than nothing', {}, { won: 4, closed: 4, lastGiven: asDay('2026-01-01') }],
    ['nothing known before 1 won of 5', { lastGiven: TODAY }, { won: 1, closed: 5 }],
    ['5 won of 5 before a perfect fit', { won: 5, closed: 5 }, { fits: 1, fitTotal: 5 }],
    [
      'a fit of 4 before satisfaction 5',
      { fits: 2, fitTotal: 8 },
      { satisfaction: { value: 5, onDay: TODAY } },
    ],
    ['no fit known before a fit of 2', {}, { fits: 1, fitTotal: 2 }],
    [
      'satisfaction 4 before 3',
      { satisfaction: { value: 4, onDay: TODAY } },
      { satisfaction: { value: 3, onDay: TODAY } },
    ],
    ['no satisfaction before 2', {}, { satisfaction: { value: 2, onDay: TODAY } }],
    ['two yes before one', { answers: yes('open', 'values') }, { answers: yes('open') }],
    ['no answer before a no', {}, { answers: [{ question: 'open', answer: 'no', onDay: TODAY }] }],
    ['never given before given long ago', {}, { lastGiven: asDay('2020-01-01') }],
    ['given longer ago', { lastGiven: asDay('2026-01-01') }, { lastGiven: asDay('2026-01-02') }],
  ])('%s', (_what, better, worse) => {
    const network = accountants('Alphabetically first', 'Better');
    expect(ranked('accountant', network, { Better: better, 'Alphabetically first': worse })[0]).toBe(
      'Better',
    );
  });

  test('equals go by name, without regard to accents', () => {
    expect(ranked('accountant', accountants('Zoe', 'Émile', 'ann', 'Frieda'))).toEqual([
      'ann',
      'Émile',
      'Frieda',
      'Zoe',
    ]);
  });

  test('does not depend on the order of the network', () => {
    const network = [...accountants('A', 'B', 'C'), partner('D', { tags: ['accountant'] })];
    expect(ranked('accountant', network)).toEqual(ranked('accountant', network.toReversed()));
  });
});

describe('whom to show', () => {
  function choice(
    options: {
      promised?: number;
      least?: number;
      limit?: number;
      all?: boolean;
      mentions?: number;
      providers?: number;
    } = {},
  ) {
    const { promised = 0, least = 1, limit = 5, all = false, mentions = 0, providers = 3 } = options;
    const network = [
      ...Array.from({ length: providers }, (_, n) => partner(`P${n}`, { profession: 'accountant' })),
      ...Array.from({ length: mentions }, (_, n) => partner(`M${n}`, { notes: 'an accountant' })),
    ];
    const promises = network.slice(0, promised).map((each) => promise(each, 'accounting'));
    const { candidates, leftOut } = found('accountant', network, { promises });
    const chosen = chooseWho(
      rankWho(candidates, () => undefined),
      leftOut,
      { least, notices: [] },
      { all, limit },
    );
    const { shown, behindPromise, more, lacking, isMet } = chosen;
    return { shown: shown.map((each) => each.partner.name).join(' '), behindPromise, more, lacking, isMet };
  }

  test.each<[string, Parameters<typeof choice>[0], object]>([
    ['everyone within the limit', {}, { shown: 'P0 P1 P2', more: 0 }],
    ['no more than the limit', { limit: 2 }, { shown: 'P0 P1', more: 1 }],
    ['an exclusive promise alone', { promised: 1 }, { shown: 'P0', behindPromise: 2, more: 0 }],
    ['two promises, both', { promised: 2 }, { shown: 'P0 P1', behindPromise: 1 }],
    ['all beside a promise when asked', { promised: 1, all: true }, { shown: 'P0 P1 P2', behindPromise: 0 }],
    [
      'as many names as are asked for, beside a promise',
      { promised: 1, least: 2 },
      { shown: 'P0 P1', behindPromise: 1, lacking: 0 },
    ],
    ['as many names as are asked for, beyond the limit', { limit: 1, least: 3 }, { shown: 'P0 P1 P2' }],
    ['all there are where they are too few', { least: 4 }, { shown: 'P0 P1 P2', lacking: 1 }],
    [
      'a mention is no name',
      { promised: 1, least: 3, providers: 2, mentions: 2 },
      { shown: 'P0 P1', lacking: 1, behindPromise: 2 },
    ],
    ['mentions alone do not meet it', { providers: 0, mentions: 1 }, { shown: 'M0', isMet: false }],
  ])('%s', (_what, options, expected) => {
    expect(choice(options)).toMatchObject(expected);
  });

  test('a promise to somebody who takes no clients holds nobody back, and is named', () => {
    const ann = partner('Ann', { profession: 'accountant', notTakingUntil: asDay('2027-01-01') });
    const bo = partner('Bo', { profession: 'accountant' });
    const { candidates, leftOut } = found('accountant', [ann, bo], {
      promises: [promise(ann, 'accounting')],
    });
    const chosen = chooseWho(
      rankWho(candidates, () => undefined),
      leftOut,
      { least: 1, notices: [] },
      { all: false, limit: 5 },
    );
    expect(chosen.shown.map((each) => each.partner)).toEqual([bo]);
    expect(chosen.promises).toMatchObject([{ partner: ann, leftOut: { why: 'not-taking' } }]);
  });
});

describe('how many names a client is to be given', () => {
  const names = (
    profession: string | undefined,
    subdivision: string,
    need: string,
    least = 1,
    pays = false,
  ) => {
    const me = { ...defaultSettings, profession, country: 'CA', subdivision, 'min-providers': least };
    const provider = partner('P', { profession: need, country: 'CA', subdivision });
    const payers = new Set(pays ? [provider.id] : []);
    const on = asDay('2026-11-20');
    const { least: asked, notices } = namesRule(understandNeed(need, []), [provider], me, { on, payers });
    return [asked, notices.map(({ id }) => id)];
  };
  test.each([
    ['realtor', 'BC', 'mortgage broker', 1, [3, ['ca-bc-real-estate-names']]],
    ['realtor', 'ON', 'mortgage broker', 1, [1, []]],
    ['lawyer', 'ON', 'tax lawyer', 1, [1, []]],
    ['lawyer', 'ON', 'florist', 1, [1, []]],
    ['lawyer', 'ON', 'tax lawyer', 3, [3, []]],
    ['realtor', 'BC', 'mortgage broker', 2, [3, ['ca-bc-real-estate-names']]],
    [undefined, 'BC', 'mortgage broker', 2, [2, []]],
  ])('a %s in %s asked for a %s, own setting %i: %j', (profession, subdivision, need, least, expected) => {
    expect(names(profession, subdivision, need, least)).toEqual(expected);
  });

  test('two of an Ontario lawyer who pays for it', () => {
    expect(names('lawyer', 'ON', 'tax lawyer', 1, true)).toEqual([2, ['ca-on-legal-fees']]);
    expect(names('lawyer', 'QC', 'tax lawyer', 1, true)).toEqual([1, []]);
  });
});

describe('where nobody is found', () => {
  const network = [
    partner('Elec', { profession: 'electrician' }),
    partner('Flo', { profession: 'flooring shop' }),
    partner('Arch', { profession: 'architect' }),
    partner('Cpa', { profession: 'CPA' }),
    partner('Gone', { profession: 'electrician', archivedOn: asDay('2026-01-01') }),
    partner('Nobody knows'),
  ];

  test('those of the same trade are nearest, archived ones aside', () => {
    const names = nearProfessions(understandNeed('plumber', network), network, TODAY).map(({ name }) => name);
    expect(names).toEqual(['Elec', 'Flo']);
  });

  test('one that is written alike is near where no trade is known', () => {
    const walker = partner('Wim', { profession: 'dog walker' });
    const need = understandNeed('dog walkes', []);
    expect(nearProfessions(need, [...network, walker], TODAY).map(({ name }) => name)).toEqual(['Wim']);
  });

  test('who serves the same clients may know somebody', () => {
    expect(whoMayKnow(understandNeed('plumber', network), network).map(({ name }) => name)).toEqual(['Arch']);
    expect(whoMayKnow(understandNeed('dog walker', network), network)).toEqual([]);
  });
});

test.each([
  [{ kind: 'note', fit: 'exact' }, false],
  [{ kind: 'idealClient', fit: 'wider' }, false],
  [{ kind: 'idealClient', fit: 'exact' }, true],
  [{ kind: 'tag', fit: 'wider' }, true],
] as const)('%j does what is needed: %s', (match, expected) => {
  expect(isProvider(match)).toBe(expected);
});
