import type { Plain } from '../kinds/type.ts';
import { formatAmountPlain } from '../money/money.ts';
import { differencesPlain } from './differences.view.ts';
import type { Fault, ImportedReferral, LookAlike, RejectedRow } from './import.ts';
import type { ImportReport } from './import.view.ts';
import { correctedPlain, looksLikePlain } from './looks-like.view.ts';

/** What an import did, or would do, for programs. */
export function importPlain(report: ImportReport, rejected: readonly RejectedRow[]): Plain {
  const { tally, file, dryRun } = report;
  const { importId, preview, lookAlikes, takenApart, leftOut, rejected: rejectedRows, ...rest } = tally;
  const {
    differences,
    changedRows: _rows,
    looksLike: _alike,
    notThere: _none,
    corrected,
    forgotten,
    otherFirms,
    newWithAdded: _new,
    ...counts
  } = rest;
  return {
    import: dryRun ? null : importId,
    dryRun,
    file,
    headerLine: report.headerLine,
    columns: report.columns.map(({ heading, meaning }) => ({ heading, meaning: meaning ?? null })),
    dates: report.dates,
    direction: report.direction,
    assumedCurrency: report.assumedCurrency ?? null,
    ...counts,
    forgotten: forgotten.map(({ line, id }) => ({ line, referral: id })),
    corrected: correctedPlain(corrected),
    differences: differencesPlain(differences),
    looksLike: looksLikePlain(tally),
    leftOut: {
      totals: report.leftOut.total,
      headings: report.leftOut.header,
      texts: report.leftOut.text,
      rows: leftOut.map(({ why, rows, lines }) => ({ why, rows, lines })),
    },
    rejected: rejectedRows,
    rejectedRows: rejected.map(({ line, faults }) => ({
      line,
      faults: faults.map((fault) => faultRecord(fault, report.columns)),
    })),
    lookAlikes: lookAlikes.map((each) => lookAlikeRecord(each, dryRun)),
    otherFirms: otherFirms.map(({ id, ...each }) => ({ partnerId: `p${id}`, ...each })),
    takenApart: takenApart.map(({ typed, name, profession }) => ({ typed, name, profession })),
    preview: preview.map(previewRecord),
  };
}

function faultRecord({ column, fault }: Fault, columns: ImportReport['columns']): Plain {
  const heading = columns.find(({ meaning }) => meaning === column)?.heading;
  return { column: column === null ? null : (heading ?? column), fault };
}

/** Names that may be one person, for programs. */
export function lookAlikeRecord(
  { name, like, partnerId, addedId, likeId }: LookAlike,
  dryRun: boolean,
): Plain {
  const numbered = (id: number | null) => (id === null ? null : `p${id}`);
  const known = numbered(partnerId);
  return {
    name,
    like,
    partnerId: known,
    addedId: dryRun ? null : numbered(addedId),
    likeId: dryRun ? known : numbered(likeId),
  };
}

function previewRecord(row: ImportedReferral): Plain {
  return {
    line: row.line,
    day: row.day,
    direction: row.direction,
    partner: row.partner,
    client: row.client,
    need: row.need,
    status: row.status ?? 'new',
    closedOn: row.closedOn,
    currency: row.amount?.currency ?? null,
    value: row.amount === null ? null : formatAmountPlain(row.amount.minor, row.amount.currency),
    note: row.note,
  };
}
