import { partner, type Here, type Type } from '../kinds/type.ts';
import { isChannel } from '../partners/channels.ts';
import type { ReferralDraft } from '../referrals/referral.ts';
import { option } from '../shell/option.cli.ts';
import { shellWord } from '../text/shell-word.ts';
import { UserError } from '../text/errors.ts';

/** A partner who sent a client; a channel by which they come of themselves is offered as a source. */
const giver: Type<number> = {
  ...partner,
  parse(typed: string, here: Here) {
    try {
      return partner.parse(typed, here);
    } catch (error) {
      if (!(error instanceof UserError) || error.choices !== undefined || !isChannel(typed)) throw error;
      const instead = `--source ${shellWord(typed)}      in place of --from: a source that is no partner`;
      throw new UserError(error.message, {
        kind: error.kind,
        hints: [instead, ...error.hints],
        cause: error,
      });
    }
  },
};

/** What can be said of a referral beside its fields: whom it came from or went to, and with that the way it went. */
export const REFERRAL_EDITS = {
  from: option(giver, 'the partner it came from, who stands in place of whoever or whatever it was with'),
  to: option(partner, 'the partner it was given to, in place of whoever it was with'),
};

/** The facts that these come to. */
export function factsOfCounterpart({
  from,
  to,
}: {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}): Partial<ReferralDraft> {
  if (from !== undefined) return { partnerId: from, direction: 'received' };
  return to === undefined ? {} : { partnerId: to, direction: 'given' };
}

/** Each says whom it was with, or the way it went; one of a group is said at most. */
export const REFERRAL_EDITS_NOT = [
  ['from', 'to', 'partner', 'source'],
  ['from', 'to', 'given', 'received'],
] as const;
