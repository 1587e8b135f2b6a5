import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { newNetwork } from '../helpers/refnet.ts';
import { hasPython, jsonFromPython } from '../helpers/python.ts';

/** What refnet writes, read by other programs' libraries: Python's csv, openpyxl, vobject and icalendar. */
describe.skipIf(!hasPython)('read by Python', () => {
  const network = () =>
    newNetwork(
      [
        'add-partner',
        'Maren Holt',
        '--email',
        'maren@example.com',
        '--phone',
        '+1 416 555 0100',
        '--business',
        'Holt; Söhne, "Bros"',
      ],
      ['add-partner', '=Zoë Łuk', '--yes'],
      ['log', 'Jane "J" D.', '--from', 'maren', '--on', '2026-01-05', '--note', 'two\nlines, and a comma'],
      ['update', '1', 'won', '--value', 'CAD 1,800.50', '--on', '2026-02-03'],
      ['check-in', 'maren', '--kind', 'coffee', '--on', '2026-11-01', '--next', '2027-01-15'],
    );

  test('CSV has the same cells', async () => {
    const refnet = await network();
    const csv = await refnet.ok(['export', 'referrals', '--format', 'csv']);
    const script = `import csv, io, json, sys
print(json.dumps(list(csv.DictReader(io.TextIOWrapper(sys.stdin.buffer, 'utf-8-sig', newline='')))))`;
    expect(jsonFromPython(script, csv)).toMatchObject([
      {
        day: '2026-01-05',
        partner: 'Maren Holt',
        client: 'Jane "J" D.',
        invoiced: '1800.50',
        note: 'two\nlines, and a comma',
      },
    ]);
  });

  test('a workbook has days that are days, amounts that are numbers, and texts that run no formula', async () => {
    const refnet = await network();
    const path = join(refnet.home, 'referrals.xlsx');
    await refnet.run(['export', 'referrals', '--output', path]);
    const names = join(refnet.home, 'partners.xlsx');
    await refnet.run(['export', 'partners', '--output', names]);
    const script = `import json, sys, openpyxl
def cells(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [[[type(cell.value).__name__, str(cell.value), cell.data_type] for cell in row] for row in sheet.iter_rows()]
print(json.dumps([cells(path) for path in sys.argv[1:]]))`;
    const [referrals = [], partners = []] = jsonFromPython(script, '', [path, names]) as string[][][][];
    expect(referrals.flat()).toContainEqual(['datetime', '2026-01-05 00:00:00', 'd']);
    expect(referrals.flat()).toContainEqual(['float', '1800.5', 'n']);
    expect(partners.flat()).toContainEqual(['str', '=Zoë Łuk', 's']);
  });

  test('a card has the name, the email, the telephone and the firm', async () => {
    const refnet = await network();
    const cards = await refnet.ok(['export', 'partners', '--format', 'vcard']);
    const script = `import json, sys, vobject
cards = list(vobject.readComponents(sys.stdin.buffer.read().decode('utf-8')))
print(json.dumps([[c.fn.value, [e.value for e in c.contents.get('email', [])], [t.value for t in c.contents.get('tel', [])], [o.value for o in c.contents.get('org', [])]] for c in cards]))`;
    const read = jsonFromPython(script, cards) as [string, string[], string[], string[][]][];
    expect(read).toContainEqual([
      'Maren Holt',
      ['maren@example.com'],
      [expect.stringContaining('416')],
      [['Holt; Söhne, "Bros"']],
    ]);
    expect(read.map(([name]) => name)).toContain('=Zoë Łuk');
  });

  test('a calendar has all-day events with identities of their own', async () => {
    const refnet = await network();
    const path = join(refnet.home, 'refnet.ics');
    await refnet.run(['calendar', '--output', path]);
    const script = `import json, sys, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
print(json.dumps([[str(e['uid']), str(e['dtstart'].dt), type(e['dtstart'].dt).__name__, str(e['summary'])] for e in calendar.walk('vevent')]))`;
    const events = jsonFromPython(script, '', [path]) as string[][];
    expect(events.length).toBeGreaterThan(0);
    expect(new Set(events.map(([uid]) => uid)).size).toBe(events.length);
    expect(events.map(([, day, type]) => [day, type])).toContainEqual(['2027-01-15', 'date']);
  });

  test('a calendar imported again moves what changed, takes out what is gone and doubles nothing', async () => {
    const refnet = await network();
    const paths = ['first.ics', 'again.ics', 'changed.ics'].map((name) => join(refnet.home, name));
    const [first = '', again = '', changed = ''] = paths;
    await refnet.run(['promise', 'maren', 'the brochure', '--by', '2026-12-01']);
    await refnet.run(['promise', 'maren', 'the numbers', '--by', '2026-12-02']);
    await refnet.run(['calendar', '--output', first]);
    await refnet.run(['calendar', '--output', again]);
    await refnet.run(['done', '3']);
    await refnet.run(['edit', '4', '--by', '2026-12-09']);
    await refnet.run(['calendar', '--output', changed]);
    // As calendars do: an event is known by its UID, and another takes its place where its SEQUENCE is no lower.
    const script = `import json, sys, icalendar
kept, taken = {}, []
for path in sys.argv[1:]:
    calendar = icalendar.Calendar.from_ical(open(path, 'rb').read())
    for e in calendar.walk('vevent'):
        uid, sequence = str(e['uid']), int(e['sequence'])
        day, status = str(e['dtstart'].dt), str(e['status'])
        old = kept.get(uid)
        if old is not None and old[1:] != [day, status]: taken.append(sequence > old[0])
        if old is None or sequence >= old[0]: kept[uid] = [sequence, day, status]
print(json.dumps({'kept': sorted(v[1:] for v in kept.values()), 'taken': taken}))`;
    expect(jsonFromPython(script, '', [first, again, changed])).toEqual({
      kept: [
        ['2026-11-20', 'CANCELLED'],
        ['2026-12-09', 'CONFIRMED'],
        ['2027-01-15', 'CONFIRMED'],
      ],
      taken: [true, true],
    });
  });
});
