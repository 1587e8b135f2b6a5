import type { Saying } from '../shell/command.cli.ts';
import { asksAsClient, asksAsPartner } from '../text/asking.ts';
import { quoted } from '../text/quoted.ts';
import { findPartner, partnerNamer, type PartnerHandle } from './find-partner.ts';

/** Doubts the name of a new partner that asks for something rather: `new partners this week`, `add from ann`. */
export function doubtAskingPartner(
  name: string,
  known: readonly PartnerHandle[],
  doubt: Saying['doubt'],
): void {
  if (!asksAsPartner(name) && !leadsToPartner(name, known)) return;
  const [first = name] = name.replace(/\?+$/, '').split(' ');
  const found = findPartner(first, known);
  doubt({
    text: `${quoted(name)} asks for something, and is no name, as a rule`,
    question: 'Add a partner of that name all the same?',
    hints: [
      found.kind === 'one'
        ? `refnet show ${partnerNamer(known)(found.partner)}      shows that partner`
        : 'refnet partners      lists whom you have',
    ],
    yes: 'adds a partner of that name',
  });
}

/** `received from ann`, where Ann is on record. */
function leadsToPartner(name: string, known: readonly PartnerHandle[]): boolean {
  const [, whom = ''] =
    /^(?:(?:received|given|all|list|show|open) )?(?:(?:from|to|with|by|for|of) )?(.+)$/i.exec(name) ?? [];
  return whom !== name && findPartner(whom, known).kind !== 'none';
}

/** Doubts the name of a client that asks for something rather: `log received --from ann`. */
export function doubtAskingClient(client: string, doubt: Saying['doubt']): void {
  if (!asksAsClient(client)) return;
  doubt({
    text: `${quoted(client)} asks for something, and is no client, as a rule`,
    question: 'Log a client of that name all the same?',
    hints: [`refnet referrals      lists what is logged`],
    yes: 'logs a client of that name',
  });
}
