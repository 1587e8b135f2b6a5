/** `report --only agreements`: what is agreed; loaded where it is asked for. */
import { listAgreements } from '../agreements/agreement.sql.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import { agreementsOf } from './agreements-told.ts';
import {
  agreementsToldAsPlain,
  agreementsToldBlocks,
  agreementLines,
  AGREEMENT_CSV,
} from './agreements-told.view.ts';
import type { OwnSection } from './own-section.cli.ts';

export const agreements: OwnSection = (db, period, { settings, today }) => {
  const told = agreementsOf(listAgreements(db), period, settings['agreement-notice-days']);
  return {
    period,
    blocks: () => agreementsToldBlocks(allApartIn(db, told), today),
    plain: () => agreementsToldAsPlain(told),
    csv: inRows(AGREEMENT_CSV, agreementLines(told)).csv,
  };
};
