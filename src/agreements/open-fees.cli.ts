import type { Db } from '../file/sqlite.sql.ts';
import type { Plain } from '../kinds/type.ts';
import { apartIn } from '../partners/apart-in.cli.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Format, Look } from '../screen/list.view.ts';
import type { Shown } from '../shell/command.cli.ts';
import { remembering } from '../text/remember.ts';
import { expectedFees, feesByHand } from './expected-fees.ts';
import type { OpenFees } from './expected-fees.view.ts';
import { fallenFees } from './fallen-fees.ts';
import type { Fees } from './fee-record.ts';
import type { Account } from './fees.view.ts';

/** What is drawn by one function in every format. */
export function inEveryFormat(draw: (look: Look) => Drawn, plain: () => Plain): Shown {
  return { text: draw, csv: draw, md: draw, plain };
}

/** The partner of an account by their number, where people read it told apart from others of that name. */
export function accountsOf(db: Db, format: Format): (partnerId: number) => Account {
  const handle = partnerNamer(listHandles(db));
  return remembering((partnerId) => {
    const partner = getPartner(db, partnerId);
    if (partner === undefined) throw new Error(`partner ${partnerId} is gone`);
    const { id, country, profession } = partner;
    const [{ name } = partner] = apartIn(db, format, [partner]);
    return { id, name, country, profession, handle: handle(partner) };
  });
}

/** What stands beside the accounts, each with its partner. */
export function openFees(fees: Fees, accountOf: (partnerId: number) => Account): OpenFees {
  return {
    expected: expectedFees(fees).map((each) => ({ ...each, with: accountOf(each.partner) })),
    byHand: feesByHand(fees).map((each) => ({ ...each, with: accountOf(each.partner) })),
    fallen: fallenFees(fees).map((each) => ({ ...each, with: accountOf(each.partner) })),
  };
}
