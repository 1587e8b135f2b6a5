import { expect, test } from 'vitest';
import { nameBeside, withoutContacts, type NameBeside } from '../../src/partners/name-beside.ts';

/** `Maren Holt | m@h.example | 555-0142 | Ash Tax`: the name, then whatever stood beside it. */
function told({ name, emails, phones, links, business }: NameBeside): string {
  return [name, ...emails, ...phones, ...links, ...(business === null ? [] : [`of ${business}`])].join(' | ');
}

test.each([
  ['Maren Holt', 'Maren Holt'],
  ['', ''],
  ['Maren Holt (m@h.example)', 'Maren Holt | m@h.example'],
  ['Maren Holt <m@h.example>', 'Maren Holt | m@h.example'],
  ['"Maren Holt" <m@h.example>', 'Maren Holt | m@h.example'],
  ['Maren Holt m@h.example', 'Maren Holt | m@h.example'],
  ['Maren Holt, m@h.example, 555-0142', 'Maren Holt | m@h.example | 555-0142'],
  ['Maren Holt - email: m@h.example', 'Maren Holt | m@h.example'],
  ['m@h.example (Maren Holt)', 'Maren Holt | m@h.example'],
  ['mailto:m@h.example', 'm@h.example | m@h.example'],
  ['mholt@h.example', 'mholt@h.example | mholt@h.example'],
  ['maren.holt@h.example', 'Maren Holt | maren.holt@h.example'],
  ['info@h.example', 'info@h.example | info@h.example'],
  ['Maren Holt 555-0142', 'Maren Holt | 555-0142'],
  ['Maren Holt (555) 010-0142', 'Maren Holt | (555) 010-0142'],
  ['Maren Holt (+1 555 010 0142)', 'Maren Holt | +1 555 010 0142'],
  ['Maren Holt, tel. 0512 345 678', 'Maren Holt | 0512 345 678'],
  ['Maren Holt c: 5550100142', 'Maren Holt | 5550100142'],
  ['Maren Holt 555-010-0142 x 12', 'Maren Holt | 555-010-0142'],
  ['Maren Holt https://h.example/maren', 'Maren Holt | https://h.example/maren'],
  ['Maren Holt | www.h.example', 'Maren Holt | www.h.example'],
  ['@maren', 'maren'],
  ['Maren Holt (@marenholt)', 'Maren Holt'],
  ['555-0142', '555-0142 | 555-0142'],
  // No contacts: names of firms, matters, years.
  ['Studio 54', 'Studio 54'],
  ['Century 21 Harbour', 'Century 21 Harbour'],
  ['Kim Rowe 2026-00123', 'Kim Rowe 2026-00123'],
  ['Kim Rowe 2019-2024', 'Kim Rowe 2019-2024'],
  ['Kim Rowe 12/03/2026', 'Kim Rowe 12/03/2026'],
  ['Kim Rowe #1234567', 'Kim Rowe #1234567'],
  ['Kim Rowe 1234567', 'Kim Rowe 1234567'],
  ['Kim Rowe @ home', 'Kim Rowe @ home'],
])('%j without contacts', (text, parts) => {
  expect(told(withoutContacts(text))).toBe(parts);
});

test.each([
  ['Maren Holt (Ash Tax)', 'Maren Holt | of Ash Tax'],
  ['Maren Holt - Ash Tax', 'Maren Holt | of Ash Tax'],
  ['Maren Holt – Ash Tax LLC', 'Maren Holt | of Ash Tax LLC'],
  ['Maren Holt; Ash Tax', 'Maren Holt | of Ash Tax'],
  ['Maren Holt, Ash Tax', 'Maren Holt | of Ash Tax'],
  ['Dr. med. Ute von der Heide, Heide Praxis GmbH', 'Dr. med. Ute von der Heide | of Heide Praxis GmbH'],
  ['Maren Holt, Ash & Sons LLP', 'Maren Holt | of Ash & Sons LLP'],
  ['Holt, Maren', 'Holt, Maren'],
  ['Holt, Ash Tax', 'Holt, Ash Tax'],
  ['Maren Holt, Ute Brun', 'Maren Holt, Ute Brun'],
  ['Maren Holt, Ute Brun, Ash Tax', 'Maren Holt, Ute Brun, Ash Tax'],
  ['Maren Holt, business partner', 'Maren Holt, business partner'],
  ['Maren Holt @ Ash Tax', 'Maren Holt | of Ash Tax'],
  ['Maren Holt at Ash Tax', 'Maren Holt | of Ash Tax'],
  ['Maren Holt - Ash Tax (m@h.example)', 'Maren Holt | m@h.example | of Ash Tax'],
  // Two people, a firm of its own, a profession, who knows what.
  ['Maren Holt; Victor Osei', 'Maren Holt; Victor Osei'],
  ['Maren Holt & Sons', 'Maren Holt & Sons'],
  ['Smith - Jones LLP', 'Smith - Jones LLP'],
  ['Ash Tax - Brun Law', 'Ash Tax - Brun Law'],
  ['Maren Holt (accountant)', 'Maren Holt (accountant)'],
  ['Maren Holt (gym)', 'Maren Holt (gym)'],
  ['Maren Holt - met in May', 'Maren Holt - met in May'],
])('%j of a partner', (text, parts) => {
  expect(told(nameBeside(text))).toBe(parts);
});
