import * as fc from 'fast-check';
import { OTHER_PROFESSION_WORDS } from '../../src/partners/profession-other-words.ts';
import { describe, expect, it, test } from 'vitest';
import {
  contactSphere,
  isProfessionGroup,
  PROFESSION_GROUPS,
  professionLabel,
  professionOf,
  professionsOf,
  sameProfession,
  sameService,
  serviceFit,
  sphereOf,
} from '../../src/partners/professions.ts';
import { professionWords } from '../../src/partners/profession-words.ts';

// prettier-ignore
const ONE: readonly (readonly [text: string, group: string | undefined])[] = [
  ['CPA', 'accountant'],
  ['C.P.A.', 'accountant'],
  ['Bookkeeper', 'accountant'],
  ['tax preparer', 'accountant'],
  ['Chartered accountants', 'accountant'],
  ['tax advisor', 'accountant'],
  ['Payroll services', 'accountant'],
  ['Attorney at law', 'lawyer'],
  ['counselor at law', 'lawyer'],
  ['solicitor', 'lawyer'],
  ['Barrister', 'lawyer'],
  ['family law', 'lawyer'],
  ['Paralegal', 'paralegal'],
  ['notary public', 'notary'],
  ['Rechtsanwalt', 'lawyer'],
  ['Rechtsanwältin', 'lawyer'],
  ['Rechtsanwältinnen', 'lawyer'],
  ['Rechtsanwälte', 'lawyer'],
  ['Rechtsanwält:in', 'lawyer'],
  ['Fachanwalt für Steuerrecht', 'lawyer'],
  ['Anwaltskanzlei Brandt', 'lawyer'],
  ['avocat', 'lawyer'],
  ['Avocate à la Cour', 'lawyer'],
  ['avocat fiscaliste', 'lawyer'],
  ['cabinet d’avocats', 'lawyer'],
  ['advocaat', 'lawyer'],
  ['Notarin', 'notary'],
  ['notaire', 'notary'],
  ['Steuerberater', 'accountant'],
  ['Steuerberater*in', 'accountant'],
  ['Wirtschaftsprüferinnen', 'accountant'],
  ['Dipl.-Steuerberater', 'accountant'],
  ['Wirtschaftsprüfer', 'accountant'],
  ['Expert-comptable', 'accountant'],
  ['experts-comptables', 'accountant'],
  ['commissaire aux comptes', 'accountant'],
  ['Zahnärztin', 'dentist'],
  ['constructor', 'contractor'],
  ['Makler', 'real-estate'],
  ['Immobilienmaklerin', 'real-estate'],
  ['Versicherungsmakler', 'insurance'],
  ['Vermögensberater', 'financial-planner'],
  ['Kieferorthopädin', 'dentist'],
  ['agent immobilier', 'real-estate'],
  ['Courtier en prêts', 'mortgage'],
  ['agent d’assurances', 'insurance'],
  ['médecin généraliste', 'doctor'],
  ['abogada', 'lawyer'],
  ['Gestor', 'accountant'],
  ['Gestoría López', 'accountant'],
  ['Notario', 'notary'],
  ['Agente inmobiliario', 'real-estate'],
  ['Avvocato', 'lawyer'],
  ['Dottore Commercialista', 'accountant'],
  ['Notaio', 'notary'],
  ['idraulico', 'trades'],
  ['Makelaar', 'real-estate'],
  ['notaris', 'notary'],
  ['belastingadviseur', 'accountant'],
  ['Advogada', 'lawyer'],
  ['Contabilista', 'accountant'],
  ['Corretor de imóveis', 'real-estate'],
  ['Radca prawny', 'lawyer'],
  ['Księgowa', 'accountant'],
  ['Fastighetsmäklare', 'real-estate'],
  ['advokat', 'lawyer'],
  ['Ejendomsmægler', 'real-estate'],
  ['Eiendomsmegler', 'real-estate'],
  ['regnskapsfører', 'accountant'],
  ['land surveyor', 'surveyor'],
  ['property surveys', 'surveyor'],
  ['quantity surveyor', 'contractor'],
  ['Realtor®', 'real-estate'],
  ['REAL ESTATE AGENT', 'real-estate'],
  ['estate agent', 'real-estate'],
  ['commercial real estate', 'real-estate'],
  ['buyer’s agent', 'real-estate'],
  ['mortgage broker', 'mortgage'],
  ['Mortgage adviser', 'mortgage'],
  ['mortgage lender', 'mortgage'],
  ['Independent mortgages expert', 'mortgage'],
  ['loan officer', 'mortgage'],
  ['escrow officer', 'title'],
  ['Title & Escrow', 'title'],
  ['title insurance agent', 'title'],
  ['insurance agent', 'insurance'],
  ['health insurance broker', 'insurance'],
  ['financial planner', 'financial-planner'],
  ['Financial Adviser', 'financial-planner'],
  ['wealth manager', 'financial-planner'],
  ['Family therapist', 'therapist'],
  ['psychologist', 'therapist'],
  ['counsellor', 'therapist'],
  ['Marriage counselling', 'therapist'],
  ['physician', 'doctor'],
  ['dentists', 'dentist'],
  ['chiropractor', 'physical-therapist'],
  ['Doctor of chiropractic', 'physical-therapist'],
  ['physiotherapist', 'physical-therapist'],
  ['massage therapist', 'physical-therapist'],
  ['health coach', 'coach'],
  ['career counsellor', 'coach'],
  ['consultant', 'consultant'],
  ['safety consultant', 'consultant'],
  ['marketing consultant', 'marketing'],
  ['HR consultant', 'hr'],
  ['Tax consultants', 'accountant'],
  ['social media manager', 'marketing'],
  ['web designer', 'web'],
  ['Website developer', 'web'],
  ['developer', 'developer'],
  ['software architect', 'developer'],
  ['real estate developer', 'contractor'],
  ['graphic designer', 'designer'],
  ['interior designer', 'interior-designer'],
  ['copywriter', 'copywriter'],
  ['real estate photographer', 'photographer'],
  ['architect', 'architect'],
  ['general contractor', 'contractor'],
  ['roofing contractor', 'trades'],
  ['home inspector', 'home-inspector'],
  ['home stager', 'stager'],
  ['moving company', 'mover'],
  ['recruiter', 'hr'],
  ['Human Resources', 'hr'],
  ['banker', 'banker'],
  ['mortgage banker', 'mortgage'],
  ['IT support', 'it-support'],
  ['print shop', 'printer'],
  ['wedding planner', 'event-planner'],
  ['business broker', 'business-broker'],
  ['Mergers & acquisitions', 'business-broker'],

  ['real estate lawyer', 'lawyer'],
  ['insurance lawyer', 'lawyer'],
  ['wills and estates lawyer', 'lawyer'],
  ['tax and estate planning attorney', 'lawyer'],
  ['Attorney, real estate & mortgages', 'lawyer'],
  ['lawyer at Kim Accounting', 'lawyer'],
  ['coach for lawyers', 'coach'],
  ['Marketing for dentists', 'marketing'],
  ['accountant specialising in real estate', 'accountant'],

  ['jeweller', undefined],
  ['it', undefined],
  ['agent', undefined],
  ['working with dentists', undefined],
  ['&', undefined],
  ['', undefined],
];

describe('the group of a profession', () => {
  it.each(ONE)('%s: %s', (text, group) => {
    expect(professionOf(text)).toBe(group);
  });

  it.each([
    ['realtor and mortgage broker', ['real-estate', 'mortgage']],
    ['Rechtsanwalt und Notar', ['lawyer', 'notary']],
    ['avocat et expert-comptable', ['lawyer', 'accountant']],
    ['Steuerberater/in', ['accountant']],
    ['CPA & financial planner', ['accountant', 'financial-planner']],
    ['Insurance / mortgage broker', ['insurance', 'mortgage']],
    ['logo design, web design; bookkeeping', ['designer', 'web', 'accountant']],
    ['CPA, accountant', ['accountant']],
    ['sailing', []],
  ])('every one of several: %s', (text, groups) => {
    expect(professionsOf(text)).toEqual(groups);
  });

  it('is the same whatever the case, the plural and the spaces', () => {
    const known = ONE.filter(([text]) => /^[a-z ]+$/i.test(text) && !text.endsWith('s'));
    for (const [text, group] of known) {
      expect(professionOf(`  ${text.toUpperCase().replaceAll(' ', '  ')}S `)).toBe(group);
    }
  });

  it('never throws, and only answers groups of the table', () => {
    const word = fc.constantFrom(
      'and',
      'for',
      'tax',
      'attorney',
      'web',
      'design',
      '/',
      ';',
      ',',
      'of',
      'zebra',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const groups = professionsOf(text);
        expect(new Set(groups).size).toBe(groups.length);
        for (const group of groups) expect(PROFESSION_GROUPS).toContain(group);
      }),
    );
  });
});

describe('the table', () => {
  it.each(PROFESSION_GROUPS)('finds %s by its own label', (group) => {
    const label = professionLabel(group);
    expect(professionsOf(label)).toContain(group);
  });
});

describe('the same profession', () => {
  it.each([
    ['CPA', 'bookkeeper', true],
    ['Realtor and notary', 'notary', true],
    ['accountant', 'lawyer', false],
    ['mortgage lawyer', 'mortgage broker', false],
    ['jeweller', 'jewel', true],
    ['antique dealer', 'dealer antiques', true],
    ['accountant', 'acc', true],
    ['beekeeper', 'keeper', false],
    ['beekeeper', 'accountant', false],
    ['', '', false],
    ['lawyer', '', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameProfession(a, b)).toBe(same);
    expect(sameProfession(b, a)).toBe(same);
  });

  it('knows words by plural and spelling', () => {
    expect(professionWords('Agencies, taxes & Advisers’ businesses')).toEqual([
      'agency',
      'tax',
      'advisor',
      'business',
    ]);
  });
});

describe('the same service', () => {
  it.each([
    ['web design', 'new website', true],
    ['web design', 'Web designer', true],
    ['web design', 'logo', false],
    ['website redesign', 'Shop website', false],
    ['tax returns', 'tax preparation', true],
    ['tax returns', 'accountant', true],
    ['tax returns', 'bookkeeping', false],
    ['bookkeeping', 'a bookkeeper for a shop', true],
    ['family law', 'divorce and family lawyer', true],
    ['family law', 'tax lawyer', false],
    ['family law', 'lawyer', true],
    ['life insurance', 'car insurance', false],
    ['life insurance', 'insurance agent', true],
    ['plumbing', 'electrician', false],
    ['plumbing', 'plumber', true],
    ['dog walking', 'walking two dogs', true],
    ['dog walking', 'walking', true],
    ['dog walking', 'cat walking', false],
    ['dog walking', 'a service', false],
    ['dog walking', '', false],
    ['', '', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameService(a, b)).toBe(same);
    expect(sameService(b, a)).toBe(same);
  });
});

describe('the contact sphere', () => {
  it('names those who serve the same clients, those who share most situations first', () => {
    const sphere = contactSphere('mortgage');
    expect(sphere.slice(0, 2)).toEqual(['real-estate', 'insurance']);
    expect(sphere).toEqual(expect.arrayContaining(['lawyer', 'title', 'home-inspector', 'accountant']));
    expect(sphere).not.toContain('florist');
  });

  it.each(PROFESSION_GROUPS)('of %s is mutual, has somebody in it, and not itself', (group) => {
    const sphere = contactSphere(group);
    expect(sphere.length).toBeGreaterThan(0);
    expect(new Set(sphere).size).toBe(sphere.length);
    expect(sphere).not.toContain(group);
    for (const other of sphere) expect(contactSphere(other)).toContain(group);
  });
});

describe('how a service meets a need', () => {
  it.each([
    ['accountant', 'CPA', 'exact'],
    ['accountant', 'bookkeeper', 'exact'],
    ['family law', 'family lawyer', 'exact'],
    ['family law', 'lawyer', 'wider'],
    ['family law', 'tax lawyer', undefined],
    ['mortgage', 'mortgage broker', 'exact'],
    ['mortgage', 'mortgage lawyer', 'wider'],
    ['ring maker', 'maker of ring and chain', 'exact'],
    ['gold ring maker', 'ring maker', 'wider'],
    ['florist', 'accountant', undefined],
  ])('%s by %s: %s', (need, offered, fit) => {
    expect(serviceFit(need, offered)).toBe(fit);
  });
});

describe('a service has one meaning, of promises and of needs', () => {
  test.each([
    ['estates', 'real estate sale', false],
    ['estates', 'real estate closing', false],
    ['estates', 'estate tax return', false],
    ['estates', 'estate planning', true],
    ['estates', 'probate', true],
    ['estates', 'wills', true],
    ['estates', 'estates lawyer', true],
    ['estates', 'family lawyer', false],
    ['estates', 'real estate lawyer', false],
    ['estates', 'divorce', false],
    ['estates', 'contract', false],
    ['family law', 'custody', true],
    ['mortgages', 'lender', true],
    ['mortgages', 'preapproval', true],
    ['mortgages', 'refinance', true],
    ['real estate', 'estates', false],
  ])('%s and %s', (service, need, isSame) => {
    expect([sameService(service, need), sameService(need, service)]).toEqual([isSame, isSame]);
  });
});

describe('sphereOf', () => {
  test('is of a family lawyer those who serve families', () => {
    const sphere = [...sphereOf('family lawyer')];
    expect(sphere).toEqual(
      expect.arrayContaining(['business-valuator', 'parenting-coordinator', 'therapist', 'mediator']),
    );
    for (const other of ['stager', 'mover', 'photographer', 'lawyer', 'trades'] as const)
      expect(sphere).not.toContain(other);
  });

  test('is the whole of a profession otherwise, without what is named', () => {
    expect([...sphereOf('realtor and lawyer')]).toEqual(expect.arrayContaining(['stager', 'therapist']));
    expect(sphereOf('realtor and lawyer').has('lawyer')).toBe(false);
    expect(sphereOf('circus').size).toBe(0);
  });
});

test('words of other languages are of groups that there are', () => {
  expect(Object.keys(OTHER_PROFESSION_WORDS).filter((group) => !isProfessionGroup(group))).toEqual([]);
});
