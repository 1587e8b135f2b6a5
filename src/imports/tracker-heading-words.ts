/** The headings of trackers by what they mean, and the words that tell what one means which is not listed. */
import type { Meaning } from './tracker-meanings.ts';

export type HeadedMeaning = Exclude<Meaning, 'ignore'>;

/**
 * Headings by what they mean, the surest first: where two columns could be one thing, that of the earlier line is. A
 * heading may stand under several meanings; what its cells hold decides. Words may come in any order.
 */
export const PHRASES: Readonly<Partial<Record<HeadedMeaning, readonly string[]>>> = {
  'partner-profession': [
    'profession, partner profession, referrer profession, profession of partner, profession of the partner, occupation, ' +
      'partner occupation, partner type, beruf, beruf des partners, metier',
  ],
  'partner-firm': [
    'firm, partner firm, firm of partner, firm of the partner, partner company, partner business, referrer firm, referrer company, clinic, ' +
      'practice, kanzlei, praxis, cabinet',
  ],
  'partner-region': [
    'partner region, partner city, partner area, region of partner',
    'region, city, town, area, ort, stadt, ville',
  ],
  day: [
    'referral date, date of referral, date referred, referred on, date received, received on, date given, given on, ' +
      'date sent, sent on, date introduced, introduced on, introduction date, date referral received, ' +
      'date referral given, date referral sent, date of introduction, slip date, datum der empfehlung, ' +
      'empfehlungsdatum, date de recommandation, fecha de referencia, occurred on, referred at, ' +
      'date of the referral, when referred, date of reference, reference date',
    'date, day, when, datum, tag, fecha, dia, data, jour, wann, the date, entry date, date rec d, rec d, date recd, recd, дата, 日付',
    'date in, inquiry date, enquiry date, date of inquiry, date of enquiry, intake date, date of intake, lead date, ' +
      'date of first contact, first contact, first contact date, initial contact, initial contact date, ' +
      'date contacted, contact date, date of contact, request date, eingang, eingangsdatum, erstkontakt, ' +
      'application date, app date, date applied, quote date, date quoted, date of consultation, consult date, consultation date, intake on',
    'created, created date, create date, created on, created at, created time, date created, creation date, date added, ' +
      'added, added on, added at, add time, time added, date entered, entered, entered on, lead created, deal created, ' +
      'lead created date, deal created date, opportunity created date, matter created, registered, ' +
      'registration date, date registered, opened, opened on, date opened, opened date, open date, erstellt, ' +
      'erstellt am, angelegt am, creado, fecha de creacion, date de creation, cree le, created datetime, ' +
      'submitted, submitted on, date submitted, submission date, timestamp, submitted at, requested, received, referred, sent, introduced',
    'start date, date started, started, started on, start, begin date, consultation, client since, ' +
      'year month day',
  ],
  partner: [
    'referred by, referrer, referrer name, referring partner, referral partner, referral partner name, ' +
      'partner, partner name, name of partner, referral by, introduced by, introducer, introducer name, ' +
      'name of referrer, name of introducer, ' +
      'reference given by, referral given by, reference by, reference from, submitted by, indicado por, indicacao de, recommended by, who referred, referred us by, referring person, person referring, received from, ' +
      'referral received from, referral from, referred from, sent by, given by, who referred them, ' +
      'empfohlen von, empfehlung von, empfehler, empfehlungsgeber, vermittler, vermittelt durch, vermittelt von, ' +
      'empfohlen durch, recommande par, recommandation de, prescripteur, apporteur, apporteur d affaires, ' +
      'referido por, recomendado por, recomendacion de, ' +
      'quien refiere, quien recomienda, inviante, inviato da, intro d by, introd by, ref d by, refd by, ref by, who from, ' +
      'coi, center of influence, centre of influence, от кого, кто рекомендовал, 紹介者, ' +
      'segnalato da, doorverwezen door, aangebracht door, referring member, passed by, came from, giver, ' +
      'referral giver, partenaire, socio',
    'referring attorney, referring lawyer, referring agent, referring realtor, referring broker, referring provider, ' +
      'referring doctor, referring physician, referring professional, referring firm, referring company, ' +
      'referring contact, referring source, referring client, referring party, referred by name, referral agent, ' +
      'referring solicitor, referring accountant, referring advisor, referring organization, referring office, ' +
      'referring therapist, referring lender, referring business',
    'referral source, referral source name, source of referral, referral sources, source name, name of source, ' +
      'lead source detail, source detail, lead source details, referral contact, quelle der empfehlung, ' +
      'source de recommandation',
    'from, von, von wem, de, de la part de, received from whom, from whom, sender, absender, quelle, herkunft, ' +
      'source, origin, origen, fuente, connector, affiliate, sponsor',
    'lead source, original source, original traffic source, traffic source, original source type, latest source, ' +
      'latest traffic source, utm source, acquisition channel, acquisition source, marketing channel, lead channel, lead origin, how did you hear about us, how did they hear about us, how heard, how found us, ' +
      'how they found us, heard about us, heard from, marketing source, deal source, contact source, ' +
      'client source, matter source, opportunity source, source of business, source of lead, where from, ' +
      'where did they come from, channel, deal channel, source channel, provenance, leadquelle, kontaktquelle',
    'referral, referral name, referrals',
  ],
  'given-to': [
    'referred to, given to, sent to, referral to, introduced to, passed to, recipient, receiver, ' +
      'referral recipient, referral receiver, name of recipient, referral given to, referral sent to, referred out to, ' +
      'receiving agent, receiving broker, receiving attorney, receiving member, receiving partner, ' +
      'receiving lawyer, receiving firm, who i referred to, who we referred to, referred client to, ' +
      'empfohlen an, weitergegeben an, weitergeleitet an, recommande a, adresse a, referido a, enviado a, ' +
      'derivado a, segnalato a, doorverwezen naar, to whom, handed to, handed off to, passed on to, connected to',
    'to, an, an wen, para, pour, naar, referral out',
  ],
  client: [
    'reference name, name of reference, client introduced, client referred, client company, prospect introduced, prospect referred, lead referred, customer referred, ' +
      'person introduced, who was introduced, client, client name, name of client, prospect, prospect name, name of prospect, client full name, ' +
      'person referred, who was referred, referred client, referred person, name of referred person, ' +
      'referred name, referred party, referral client, referral client name, referred lead, potential client, ' +
      'potential client name, prospective client, new client, new client name, name of referral, client prospect, ' +
      'client prospect name, prospect client, kunde, kundenname, name des kunden, mandant, mandantin, interessent, ' +
      'klient, klientin, klant, klantnaam, naam klant, nome cliente, nome del cliente, nome do cliente, ' +
      'empfohlener kunde, geworbener kunde, nom du client, cliente, nombre del cliente, nombre cliente, prospecto, ' +
      'referral s name, referee, referee name, client lead, empfohlene person, patient, patient name, ' +
      'name of patient, couple, couple name, candidate, candidate name, paziente, paciente, applicant 1, client initials, who for, клиент, お客様, 顧客',
    'lead, lead name, name of lead, customer, customer name, name of customer, buyer, buyer name, seller, seller name, ' +
      'buyer seller, buyers sellers, buyer seller name, homeowner, borrower, borrower name, insured, student, applicant, ' +
      'potential customer',
    'contact name, contact, primary contact, primary contact name, contact person, contact full name, ' +
      'associated contact, associated contacts, related contact, related contacts, primary person, person name, full name, ' +
      'nom complet, nombre completo, member name, party, parties, kontakt, kontaktperson, contacto, ansprechpartner, ' +
      'person s name, family',
    'name, nom, nombre, nome, naam, display name',
    'person, who, wer, who is it, account name, account, company, company name, organization, organization name, ' +
      'organisation, organisation name, business name, firma, unternehmen, entreprise, societe, empresa, ' +
      'associated company, primary company, client company, household, household name, company organization',
    'referral, referral name',
    'deal name, deal title, deal, opportunity name, opportunity, opportunity title, title, matter, matter name, ' +
      'case, case name, file name, item, item name, project, project name, lead title, transaction, ' +
      'transaction name, record name, element, task name, job, job name, referrals',
  ],
  status: [
    'won lost, won or lost, статус, 状況, status, outcome, result, current status, referral status, referral outcome, status of referral, ' +
      'outcome of referral, lead status, deal status, matter status, case status, client status, prospect status, ' +
      'opportunity status, record status, disposition, resultat, statut, stato, esito, situacao, estado, resultado, stand, ergebnis, ' +
      'status top level, status current, status type, status label, how it went, how did it go, what happened, ' +
      'what became of it, where it stands, final outcome, final status, state, conversion status, progress, status reason',
    'stage, deal stage, stage name, pipeline stage, sales stage, opportunity stage, lead stage, current stage, ' +
      'matter stage, lifecycle stage, phase, step, etape, etapa, fase, milestone, transaction status, ' +
      'status detailed, status detail, sub status, substatus, stage title',
    'converted, became client, became a client, became customer, client converted, did they convert, did they hire, ' +
      'did they sign, hired, hired us, retained, retained us, retained yes no, signed, signed up, signed yes no, won, ' +
      'is won, sale, sold, engaged, onboarded, converted to client, became business, business closed, ' +
      'closed business, sale made, success, successful, conversion, closed, is closed, closed won, ' +
      'closed yes no, deal closed, kunde geworden, abgeschlossen, gewonnen, client signe, converti, convertido, ' +
      'turned into business, turned into client, led to business, did it close, new client y n, booked, accepted, enrolled',
  ],
  stage: [
    'stage, deal stage, stage name, pipeline stage, sales stage, opportunity stage, lead stage, current stage, ' +
      'matter stage, lifecycle stage, phase, step, status detailed, status detail, sub status, substatus, stage title, ' +
      'transaction status',
  ],
  value: [
    'gci, gross commission income, gross commission, net commission, commission, commission earned, commission income, ' +
      'commission received, my commission, total commission, agent commission, commission amount, provision, ' +
      'revenue, revenue generated, revenue received, revenue earned, actual revenue, total revenue, ' +
      'actual value, final value, won value, won amount, income, income generated, fees, fee, total fee, ' +
      'fees collected, fee collected, fees earned, fees billed, total fees, fees generated, fee earned, ' +
      'legal fee, professional fee, amount billed, total billed, billed, billings, invoiced, amount invoiced, ' +
      'invoice amount, invoice total, total invoiced, business done, business generated, amount paid, amount collected, collected, total collected, paid, ' +
      'closed business, closed business amount, thank you for closed business, tyfcb, business closed, ' +
      'honorar, umsatz, erlos, nettobetrag, nettoumsatz, nettohonorar, rechnungsbetrag, rechnungssumme, rechnung netto, chiffre d affaire, ca, honoraire, ingreso, ingresos, honorario, facturado, omzet, fatturato',
    'сумма, 金額, value, amount, deal value, deal amount, deal size, sale, sales, sale amount, sale value, contract value, ' +
      'contract amount, opportunity amount, opportunity value, opportunity size, matter value, case value, project value, ' +
      'total value, total amount, total, won deal value, business value, closed amount, closed value, ' +
      'worth, dollar amount, dollar value, value of business, value of referral, referral value, ' +
      'amount of business, size, betrag, summe, wert, auftragswert, auftragssumme, auftragsvolumen, volumen, euro, euros, montant, importe, monto, valor, bedrag, ' +
      'waarde, importo, valore, somma, retainer, retainer amount, retainer fee, premium, annual premium, loan amount, ' +
      'amount in company currency, primary amount, bid amount, payment amount',
    'estimated value, estimated amount, estimated revenue, estimated fee, est value, est revenue, est fee, ' +
      'est amount, estimate, estimated worth, potential value, potential revenue, projected value, ' +
      'projected revenue, expected revenue, expected value, expected amount, expected fee, forecast value, ' +
      'forecast amount, budget, proposal value, proposal amount, quote, quote amount, quoted amount, ' +
      'geschatzter wert, erwarteter umsatz, valeur estimee, valor estimado, lifetime value, bid, ' +
      'estimated commission, expected commission, estimated gci, projected gci',
  ],
  estimate: [
    'estimated value, estimated amount, estimated revenue, estimated fee, est value, est revenue, est fee, ' +
      'est amount, estimate, potential value, potential revenue, projected value, projected revenue, ' +
      'expected revenue, expected value, expected amount, expected fee, forecast value, quote, quote amount, ' +
      'quoted amount, proposal value, proposal amount, geschatzter wert, estimated commission, ' +
      'expected commission, estimated gci, projected gci',
  ],
  currency: ['currency, currency code, wahrung, devise, moneda, valuta, deal currency, currency iso code'],
  need: [
    'need, needs, service, service needed, type of service, service type, service requested, services requested, ' +
      'service required, product, product service, product interest, for, matter type, type of matter, practice area, ' +
      'area of law, area of practice, case type, type of case, type of law, legal matter, legal issue, ' +
      'type of work, work type, type of business, business type, type of referral, type of client, client type, ' +
      'client need, client needs, looking for, reason for referral, reason, referral reason, presenting problem, ' +
      'presenting issue, presenting concern, presenting concerns, concern, diagnosis, specialty, specialty needed, ' +
      'interest, interested in, requirement, requirements, request, bedarf, dienstleistung, leistung, ' +
      'anliegen, thema, besoin, servizio, servico, servicio, necesidad, dienst, matter category, what they need, what for, ' +
      'transaction type, buyer or seller, buy sell, property type, loan type, loan purpose, policy type, ' +
      'insurance type, line of business, coverage, deal type, opportunity type, lead type, project type, ' +
      'job type, type of job, treatment, treatment type, therapy type, service line, package',
    'type, referral type, art, typ, category, kategorie, categorie, categoria, tipo',
    'matter, matter name, matter description, case, case name, case description, project, project name, ' +
      'deal name, deal title, opportunity name, title, subject, betreff, objet, property, property address, address',
  ],
  direction: [
    'direction, way, given or received, given received, received or given, in or out, in out, type in out, ' +
      'type in or out, sent or received, sent received, inbound or outbound, inbound outbound, ' +
      'incoming or outgoing, incoming outgoing, incoming, outgoing, richtung, erhalten oder gegeben, erhalten gegeben, ' +
      'gegeben oder erhalten, gegeben erhalten, eingang oder ausgang, eingang ausgang, sens, direccion, direzione, ' +
      'richting, recu ou donne, recu donne, recibido o dado, ' +
      'referral direction, direction of referral, gave or got, gave got, referral in out, to or from, to from, ' +
      'which way, what way, way it went, wohin',
    'type, referral type, type of referral, slip type',
  ],
  closed: [
    'outcome date, date of outcome, date of decision, decision date, result date, ergebnis am, entschieden am, ' +
      'entscheidung am, date de decision, fecha de decision, data esito',
    'closed, date closed, closed on, closed date, close date, closed at, close time, closing time, deal closed on, ' +
      'deal closed, closed time, date of close, deal close date, actual close date, actual closed date, actual close, ' +
      'actual closing date, ' +
      'abschluss, abschluss am, abschlussdatum, datum abschluss, datum des abschlusses, abgeschlossen am, ' +
      'geschlossen am, erledigt am, erledigt, beendet am, cloture, cloture le, date de cloture, conclu le, cierre, ' +
      'fecha de cierre, cerrado el, data chiusura, data di chiusura, chiuso il, afgesloten op, datum afsluiting, ' +
      'matter closed, ' +
      'completed on, date completed, completion date, completed date, completed, date resolved, resolved, ' +
      'end date, ended, ended on, bid close date, date closed won lost, status date, close',
  ],
  'won-on': [
    'won on, won time, won date, date won, won at, date of win, deal won date, closed won date, ' +
      'converted to client on, conversion date, date converted, converted on, date of conversion, converted date, ' +
      'converted at, date became client, date signed, signed on, signed date, date retained, retained date, ' +
      'retained on, date hired, hired date, hired on, date engaged, gewonnen am, beauftragt am, beauftragung, ' +
      'datum beauftragung, auftrag am, auftragsdatum, unterschrieben am, mandatiert am, mandat seit, gagne le, ' +
      'signe le, date de signature, ganado el, firmado el, fecha de firma, data firma, firmato il, vinto il, ' +
      'gewonnen op, getekend op',
    'closing date, date of closing, closing, settlement date, settled on, settlement, close of escrow, coe, ' +
      'coe date, escrow close, escrow close date, sold date, date sold, sold on, sale date, date of sale, ' +
      'bind date, bound date, policy date, funded date, funding date, date funded, funded on, possession date, completion, closing day, invoice date',
    'booked date, date booked, booked on, booking date, booked at',
  ],
  'lost-on': [
    'lost on, lost time, lost date, date lost, lost at, closed lost date, verloren am, abgesagt am, abgelehnt am, ' +
      'perdu le, perdido el, perso il, verloren op',
  ],
  note: [
    'note, notes, comment, comments, remark, remarks, detail, details, notes and comments, notes comments, ' +
      'referral notes, referral note, referral details, additional notes, additional info, additional information, ' +
      'internal notes, general notes, comments notes, bemerkung, bemerkungen, notiz, notizen, kommentar, ' +
      'anmerkung, anmerkungen, commentaire, commentaires, remarque, remarques, notas, comentario, comentarios, ' +
      'observaciones, nota, opmerking, description, beschreibung, descripcion, background, background info, ' +
      'lead notes, deal notes, client notes, did not hire reason, reason did not hire, reason not hired, lost reason, reason lost, loss reason, closed lost reason, ' +
      'reason for loss, why lost, deal description, opportunity description, matter description, story, message',
  ],
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that tell what a heading means where the whole is not listed; each without its final "s". */
export const SUBJECTS = {
  /** What a record is called, before what is said of it: `Deal - Value`, `Matter Status`. */
  records: words(
    'deal opportunity opportunitie opp lead record matter case contact person client referral organization account ' +
      'transaction file prospect customer property entry item slip intake project job',
  ),
  /** What may follow what is said. */
  endings: words('name required optional value yes no yn only usd info net netto'),
  /** What makes it a column about something else. */
  aside: words(
    'cent minor email mail phone tel telephone mobile cell fax address street city town zip postcode postal state province country ' +
      'url website linkedin facebook id uuid number no ref owner assigned assignee responsible salesperson rep user ' +
      'modified updated update activity birthday dob birth age gender marital percent percentage probability rate ' +
      'next follow followup reminder due thank thanked gift card priority score rating tag tags label pipeline ' +
      'last territory region language time zone photo image attachment subscribed opt template payment hour ' +
      'elapsed conversion weighted forecast split share budget? split',
  ),
  day: words('date day when datum fecha on at am time dia'),
  hoped: words(
    'expected expect estimated est projected planned target anticipated forecast potential hoped tentative',
  ),
  begin: words(
    'referral referred refer received receive intro introduced introduction intake inquiry enquiry inquired contacted contact ' +
      'given gave sent created added opened entered lead request requested empfehlung eingang',
  ),
  end: words(
    'close closed closing outcome signed sign retained hired converted conversion decision completed engaged resolved',
  ),
  won: words('won sold settlement settled funded'),
  lost: words('lost'),
  fee: words('fee commission split payout cut share bonus reward'),
  /** With "fee": it goes from one who refers to the other. */
  between: words(
    'received receive paid pay payable owed owing due to me us finder ref from back outgoing incoming sent',
  ),
  referral: words('referral referrer partner referring referred'),
  amount: words(
    'amount value revenue gci commission fee price income worth invoiced billed betrag umsatz montant importe honorar ' +
      'earning billing premium retainer dollar',
  ),
  /** With "price": what somebody else paid for a home, and nobody earned who referred or was referred. */
  bought: words(
    'sale sold selling list listing asking purchase home house property offer close closing closed',
  ),
  count: words('count number no qty quantity percent rate id ratio how'),
  state: words('status outcome stage result disposition'),
  kind: words('type kind area category reason field service need issue'),
  work: words(
    'matter case service law legal practice work need client project help interest product problem presenting referral',
  ),
  /** What a word of it says that is nobody's name. */
  thing: words(
    'topic subject agenda room place where location venue event meeting occasion program product practice department office ' +
      'team group language industry sector niche how method medium channel format via mode campaign chapter title role ' +
      'position profession job color colour size status result outcome reply answer question consent insurance age thema ' +
      'ort raum branche beruf lieu sujet metier lugar tema profesion luogo argomento professione plaats onderwerp beroep',
  ),
  giver: words(
    'referrer referring introducer introduced referred recommended empfohlen empfehlung vermittler partner giver',
  ),
  receiver: words('recipient receiver receiving'),
  /** Of a referral that somebody made, not of who was referred. */
  doing: words('by from source who whom partner'),
  /** Of who is referred, as a form asks the one who refers: `the person you are referring`. */
  asked: words('you being'),
  /** Whoever may be referred. */
  anybody: words(
    'user rider person people party friend member customer client patient family student company business lead prospect buyer ' +
      'seller individual contact name guest tenant borrower kunde person',
  ),
  /** The firm of a person who is named in another column. */
  firm: words('company firm business brokerage organization organisation office employer agency'),
  client: words('client prospect lead customer patient buyer seller kunde mandant'),
  note: words('note comment remark bemerkung notiz commentaire detail'),
} as const;
