/** How far a referral is in German, French, Spanish, Italian and Dutch, for whoever keeps a tracker in one of them. */
import type { Status } from './status.ts';

/** The words for each status, between commas. None of them is a name: `update anna neu` may be about Anna Neu. */
export const OTHER_STATUS_SAYINGS: Readonly<Partial<Record<Status, string>>> = {
  new: 'offen, ausstehend, en attente, pendiente, in sospeso',
  contacted:
    'kontaktiert, in bearbeitung, angerufen, in kontakt, in arbeit, contacté, en cours, contactado, en curso, ' +
    'contattato, in corso, in lavorazione, gecontacteerd, lopend, in behandeling',
  meeting:
    'termin vereinbart, erstgespräch, rendez-vous, rendez-vous pris, rdv, reunión, appuntamento, afspraak, afspraak gemaakt',
  proposal:
    'angebot, angebot gesendet, angebot verschickt, devis, devis envoyé, propuesta, presupuesto, preventivo, in trattativa, offerte, offerte verstuurd',
  won: 'gewonnen, auftrag, auftrag erhalten, beauftragt, unterschrieben, verkauft, gagné, signé, vendu, ganado, vendido, firmado, vinto, acquisito, verkocht, opdracht, opdracht gegund',
  lost:
    'verloren, kein auftrag, geplatzt, abgesagt, storniert, kein interesse, perdu, annulé, pas intéressé, perdido, cancelado, ' +
    'perso, annullato, non interessato, geannuleerd, afgevallen, geen interesse',
  'no-response':
    'keine antwort, keine rückmeldung, nicht erreichbar, nicht erreicht, sans réponse, pas de réponse, sin respuesta, ' +
    'nessuna risposta, geen reactie',
  declined: 'abgelehnt, refusé, rejeté, rechazado, rifiutato, afgewezen',
  void: 'doppelt, irrtum, doublon, duplicado, duplicato',
};

/** What is over, well or not. */
export const OVER: readonly string[] =
  'abgeschlossen, geschlossen, erledigt, beendet, fertig, fermé, terminé, cerrado, terminado, chiuso, concluso, afgesloten, gesloten'.split(
    ', ',
  );
