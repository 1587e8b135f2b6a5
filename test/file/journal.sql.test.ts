import { beforeEach, describe, expect, test } from 'vitest';
import { damagedChanges } from '../../src/copies/bookkeeping.sql.ts';
import { asDay } from '../../src/calendar/day.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { listChanges } from '../../src/file/told-changes.sql.ts';
import { redo, undo } from '../../src/file/undo.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { TODAY } from '../helpers/refnet.ts';

const today = asDay(TODAY);
let clock = 0;
const now = () => new Date(Date.UTC(2026, 10, 20, 12, 0, clock++));

let db: Db;
beforeEach(() => {
  db = openInMemory({ today, now });
});

function change<T>(work: (change: Change) => T, summary = 'did something'): T {
  return recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (each) => ({
    result: work(each),
    summary,
  }));
}

const addPartner = (name: string) =>
  change((each) => savingPartner.insert(each, emptyPartner(name)), `added ${name}`);
const names = () => db.prepare('select name from partners order by id').pluck().all();
const summaries = () =>
  listChanges(db, 100).map(({ summary, undone }) => (undone ? `(${summary})` : summary));

describe('a change', () => {
  test('gives its result and is listed newest first', () => {
    expect(addPartner('Ann')).toBe(1);
    addPartner('Bo');
    expect(listChanges(db, 1)).toEqual([
      {
        id: 2,
        at: expect.stringMatching(/^2026-11-20T12:/),
        command: 'test',
        summary: 'added Bo',
        named: 'added Bo (Bo)',
        numbers: [],
        partners: [{ id: 2, name: 'Bo' }],
        importId: null,
        undone: false,
        undoneAt: null,
      },
    ]);
  });

  test('that fails writes nothing and leaves no trace', () => {
    addPartner('Ann');
    expect(() =>
      change((each) => {
        savingPartner.insert(each, emptyPartner('Bo'));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(names()).toEqual(['Ann']);
    expect(summaries()).toEqual(['added Ann']);
  });

  test('that writes nothing leaves no trace, and what could be redone stays so', () => {
    addPartner('Ann');
    addPartner('Bo');
    undo(db, now);
    change((each) => each.update('partners', 1, { name: 'Ann' }));
    expect(summaries()).toEqual(['(added Bo)', 'added Ann']);
    expect(redo(db, now)?.summary.summary).toBe('added Bo');
  });

  test('stamps what it touches, and only that, with the instant it was made', () => {
    addPartner('Ann');
    addPartner('Bo');
    const read = () => db.prepare('select created_at, updated_at from partners order by id').all();
    const [annBefore, boBefore] = read() as { created_at: string; updated_at: string }[];
    change((each) => each.update('partners', 1, { name: 'Anna' }));
    const [ann, bo] = read() as { created_at: string; updated_at: string }[];
    expect(ann).toEqual({ created_at: annBefore?.created_at, updated_at: listChanges(db, 1)[0]?.at });
    expect(ann).not.toEqual(annBefore);
    expect(bo).toEqual(boBefore);
  });

  test('of a detail stamps the partner it belongs to', () => {
    addPartner('Ann');
    const read = () => db.prepare('select updated_at from partners').pluck().get();
    const before = read();
    change((each) => savingPartner.update(each, 1, { ...emptyPartner('Ann'), tags: ['gold'] }));
    expect(read()).not.toBe(before);
  });
});

describe('undo and redo', () => {
  test('go strictly last in, first out', () => {
    for (const name of ['Ann', 'Bo', 'Cy']) addPartner(name);
    expect(undo(db, now)?.summary.summary).toBe('added Cy');
    expect(undo(db, now)?.summary.summary).toBe('added Bo');
    expect(names()).toEqual(['Ann']);
    expect(redo(db, now)?.summary.summary).toBe('added Bo');
    expect(names()).toEqual(['Ann', 'Bo']);
    expect(summaries()).toEqual(['(added Cy)', 'added Bo', 'added Ann']);
  });

  test('have nothing to do where there is nothing', () => {
    expect(undo(db, now)).toBeUndefined();
    expect(redo(db, now)).toBeUndefined();
    addPartner('Ann');
    expect(redo(db, now)).toBeUndefined();
  });

  test('a new change ends what could be redone', () => {
    addPartner('Ann');
    undo(db, now);
    addPartner('Bo');
    expect(redo(db, now)).toBeUndefined();
    expect(summaries()).toEqual(['added Bo']);
  });

  test('a number is never given out again, also after an undo', () => {
    addPartner('Ann');
    undo(db, now);
    expect(addPartner('Bo')).toBe(2);
  });

  test('count each row once, however often the change touched it', () => {
    const result =
      (addPartner('Ann'),
      change((each) => {
        each.update('partners', 1, { name: 'Anna' });
        each.update('partners', 1, { name: 'Annika' });
        const id = each.insert('tags', { partner_id: 1, tag: 'x', tag_key: 'x' });
        each.remove('tags', id);
      }),
      undo(db, now));
    expect(result?.touched).toEqual([{ table: 'partners', added: 0, changed: 1, removed: 0 }]);
    expect(names()).toEqual(['Ann']);
  });

  test('stop with a reason at a change of another schema version', () => {
    addPartner('Ann');
    db.exec('update changes set schema_version = 0');
    expect(() => undo(db, now)).toThrow('was made by an older refnet, and cannot be taken back any more');
    expect(names()).toEqual(['Ann']);
    db.exec('update changes set schema_version = 1');
    undo(db, now);
    db.exec('update changes set schema_version = 0');
    expect(() => redo(db, now)).toThrow('cannot be done again any more');
  });

  test.each([
    ['update change_rows set after = ?', 'no json'],
    ['update change_rows set after = ?', '[1]'],
    ['update change_rows set after = ?', '{"id": {"deep": 1}}'],
    ['update change_rows set table_name = ?', 'changes'],
    ['update change_rows set table_name = ?', 'partners; drop table partners'],
    [`update change_rows set after = json_set(after, '$."name) values (1); --"', ?)`, 'x'],
    [`update change_rows set after = json_set(after, '$.rowid', ?)`, 7],
    [`update change_rows set after = json_set(after, '$.__proto__', ?)`, 'x'],
    [`update change_rows set after = json_remove(after, ?)`, '$.stage'],
    [`update change_rows set after = json_set(after, '$.id', ?)`, 7],
    [`update change_rows set after = json_set(after, '$.notes', ?)`, 1.5],
    [`update change_rows set after = json_set(after, '$.introduced_by', json(?))`, '9007199254740993'],
    [`update change_rows set after = json_set(after, '$.introduced_by', json(?))`, '1e999'],
  ])('leave a change alone whose journal is damaged: %s %s', (sql, value) => {
    addPartner('Ann Lee');
    db.prepare(sql).run(value);
    expect(() => undo(db, now)).toThrow('what the journal keeps of this change is damaged');
    expect(names()).toEqual(['Ann Lee']);
    expect(summaries()).toEqual(['added Ann Lee']);
    expect(damagedChanges(db)).toEqual([1]);
  });

  test('a removal leaves a tombstone, which goes when the row comes back', () => {
    addPartner('Ann');
    const uuid = db.prepare('select uuid from partners').pluck().get();
    const tombstones = () => db.prepare('select uuid, kind from tombstones').all();
    change((each) => each.remove('partners', 1));
    expect(tombstones()).toEqual([{ uuid, kind: 'partners' }]);
    undo(db, now);
    expect(tombstones()).toEqual([]);
    redo(db, now);
    expect(tombstones()).toHaveLength(1);
  });

  test('whoever introduced somebody can go and come back', () => {
    addPartner('Ann');
    change((each) => savingPartner.insert(each, { ...emptyPartner('Bo'), introducedBy: 1 }));
    change((each) => each.remove('partners', 1));
    expect(db.prepare('select introduced_by from partners').pluck().all()).toEqual([null]);
    undo(db, now);
    expect(db.prepare('select introduced_by from partners order by id').pluck().all()).toEqual([null, 1]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });
});
