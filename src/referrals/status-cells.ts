/** Words that only a column of statuses has. */
import type { Status } from './status.ts';

/** In a column of statuses these can be nothing else. */
export const STATUS_CELLS: Readonly<Partial<Record<Status, string>>> = {
  new: 'idea, sent, given, neu, nouveau, nuevo, nuovo, nieuw, unbearbeitet, interessent',
  contacted:
    'hold, later, future, lm, tried, thinking, wartet, wiedervorlage, en espera, en attente de réponse',
  meeting: 'coffee, qualifiziert, bedarfsanalyse, beratung, erstberatung, qualifié, calificado',
  proposal:
    'contract, verbal, uc, u/c, auc, active under contract, contingent, active contingent, option, active option, bom, verhandlung, in verhandlung, négociation, en négociation, negociación, en negociación',
  won: 'kunde, cliente, klant, mandat erteilt, mandant, abgeschlossen gewonnen, fermée gagnée, cerrada ganada, ganada, gagnée',
  lost: 'price, abgeschlossen verloren, fermée perdue, cerrada perdida, perdida, perdue',
};
