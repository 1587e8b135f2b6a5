/** Days in the words of German, French, Spanish, Italian, Dutch and Portuguese, turned into those the grammar knows. */
import { searchKey } from '../text/search-key.ts';
import { remembering } from '../text/remember.ts';

/** By the English word: what others say for it, as keys. What is another word in English, as `ago` for August, is left out. */
const WORDS: Readonly<Record<string, string>> = {
  january: 'januar janner janvier janv enero ene gennaio gen januari janeiro',
  february: 'februar fevrier fevr fev febrero febbraio februari fevereiro',
  march: 'marz mrz mars marzo maart mrt marco',
  april: 'avril avr abril abr aprile',
  may: 'mai mayo maggio mag mei maio',
  june: 'juni juin junio giugno giu junho',
  july: 'juli juillet juil julio luglio lug julho',
  august: 'aout agosto augustus',
  september: 'septembre septiembre setiembre settembre setembro',
  october: 'oktober okt octobre octubre ottobre ott outubro',
  november: 'novembre noviembre novembro',
  december: 'dezember dez decembre diciembre dicembre dic dezembro',
  monday: 'montag lundi lunes lunedi maandag',
  tuesday: 'dienstag mardi martes martedi dinsdag',
  wednesday: 'mittwoch mercredi miercoles mercoledi woensdag',
  thursday: 'donnerstag jeudi jueves giovedi donderdag',
  friday: 'freitag vendredi viernes venerdi vrijdag',
  saturday: 'samstag sonnabend samedi sabado sabato zaterdag',
  sunday: 'sonntag dimanche domingo domenica zondag',
  today: "heute aujourd'hui hoy oggi vandaag hoje",
  yesterday: 'gestern hier ayer ieri gisteren ontem',
  tomorrow: 'morgen demain manana domani amanha',
  'day before yesterday': 'vorgestern avant-hier anteayer eergisteren',
  'day after tomorrow': 'ubermorgen apres-demain dopodomani overmorgen',
  last: 'letzten letzte letzter letztes dernier derniere pasado pasada ultimo ultima scorso scorsa vorige afgelopen',
  next: 'nachsten nachste nachster nachstes kommenden kommende prochain prochaine proximo proxima prossimo prossima volgende',
  this: 'diesen diese dieser dieses ce cet cette este esta questo questa deze dit',
  days: 'tag tage tagen jour jours dia dias giorno giorni dag dagen',
  weeks: 'woche wochen semaine semaines semana semanas settimana settimane weken',
  months: 'monat monate monaten mois mes meses mese mesi maand maanden',
  years: 'jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren',
  ago: 'vor hace fa geleden',
  in: 'dans en tra fra',
  a: 'ein eine einem einen einer un une una een',
  // Words that only join.
  '': 'der den dem am le la el il de del di von des den op',
};

const ENGLISH: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([english, said]) => said.split(' ').map((word) => [word, english] as const)),
);

/**
 * A day in plain words (see plainWords) as the grammar's English says it: `3. juli`, `il y a 2 semaines`, `letzten
 * freitag`. Undefined where no word is one of those languages; words of none of them stay.
 */
export const inEnglish = remembering((words: string): string | undefined => {
  let turned = false;
  const said = searchKey(words)
    .replace(/\bil y a\b/g, 'vor')
    .replace(/\b(avant|apres) (?=hier|demain)/g, '$1-')
    .replace(/(?<=\d)(?:er|\.o|\.a)(?= )/g, '')
    .replace(/(?<=\d)\.(?= )|(?<=[a-z])\.(?= |$)/g, '')
    .split(' ')
    .flatMap((word) => {
      const english = ENGLISH.get(word);
      turned ||= english !== undefined && english !== '';
      return english === undefined ? word : english === '' ? [] : english;
    })
    .join(' ');
  if (!turned) return undefined;
  return (
    said
      // What stands first or last in those languages.
      .replace(/^ago (.+)$/, '$1 ago')
      .replace(/^([a-z]+) (last|next|this)$/, '$2 $1')
      .replace(/^(last|next|this) (day|week|month|year)s$/, '$1 $2')
  );
});
