/**
 * What people call themselves in other languages than English: German, French, Spanish, Italian, Dutch, Portuguese,
 * Polish, Swedish, Danish, Norwegian.
 */
/** By the group of `professions.ts`: what somebody is called, and what somebody does. Without accents, in the singular. */
export const OTHER_PROFESSION_WORDS: Readonly<
  Record<string, { readonly people: string; readonly fields?: string } | undefined>
> = {
  accountant: {
    people:
      'steuerfachangestellter, steuerfachangestellte, bilanzbuchhalter, bilanzbuchhalterin, lohnbuchhalter, ' +
      'aide comptable, contable, contador, contadora, asesor fiscal, asesora fiscal, asesor contable, gestor, ' +
      'gestora, gestor administrativo, auditora, tenedor de libros, censor jurado de cuentas, commercialista, ' +
      'commercialisti, dottore commercialista, ragioniere, ragioniera, consulente fiscale, ' +
      'consulente del lavoro, revisore, revisore legale, boekhouder, boekhoudster, belastingadviseur, ' +
      'registeraccountant, fiscalista, accountantskantoor, contabilista, tecnico de contas, consultor fiscal, ' +
      'ksiegowy, ksiegowa, biegly rewident, doradca podatkowy, revisor, revisorn, redovisningskonsult, ' +
      'bokforare, bogholder, regnskapsforer, revisorin',
    fields:
      'steuerberatungsgesellschaft, lohnbuchhaltung, fiscalite, expertise comptable, gestoria, ' +
      'asesoria fiscal, asesoria contable, contabilidad, fiscalidad, contabilita, consulenza fiscale, ' +
      'boekhouding, belastingadvies, contabilidade, ksiegowosc, biuro rachunkowe, redovisning, bokforing, ' +
      'regnskab, regnskap',
  },
  lawyer: {
    people:
      'rechtsbeistand, avocat fiscaliste, avocate fiscaliste, avvocato tributarista, abogado fiscalista, ' +
      'advogado tributarista, jurist, juristin, juriste, abogado, abogada, letrado, letrada, procurador, ' +
      'procuradora, avvocato, avvocata, avvocati, legale, jurista, advogado, advogada, solicitador, ' +
      'solicitadora, adwokat, radca prawny, prawnik, advokat, advokaten, jurister, advocate, advokatfirma',
    fields:
      'kanzlei, rechtsanwaltsgesellschaft, droit, droit de la famille, cabinet juridique, bufete, ' +
      'despacho de abogados, derecho, asesoria juridica, studio legale, diritto, advocatenkantoor, rechtshulp, ' +
      'escritorio de advocacia, advocacia, direito, kancelaria, kancelaria prawna, prawo, juridik',
  },
  notary: {
    people:
      'notariusz, notaris, notario, notaria, notaio, notaia, notai, notarius, tabeliao, tabelia, ' +
      'kandidaat notaris',
    fields: 'notarkanzlei, notariskantoor, notariato',
  },
  mediator: {
    people: 'mediatorin, mediateur, mediatrice, mediador, mediadora, mediatore, schlichter, schiedsrichter',
    fields: 'mediacion, mediazione, mediacao, mediation familiale',
  },
  'real-estate': {
    people:
      'makler, maklerin, immobilienmakler, immobilienmaklerin, immobilienberater, immobilienberaterin, ' +
      'agent immobilier, agente immobiliere, agent immobiliere, negociateur immobilier, mandataire immobilier, ' +
      'agente inmobiliario, agente inmobiliaria, corredor de propiedades, corredora de propiedades, ' +
      'agente immobiliare, agenti immobiliari, mediatore immobiliare, consulente immobiliare, makelaar, ' +
      'vastgoedmakelaar, agente imobiliario, agente imobiliaria, corretor de imoveis, corretora de imoveis, ' +
      'consultor imobiliario, mediador imobiliario, posrednik nieruchomosci, agent nieruchomosci, ' +
      'posrednik w obrocie nieruchomosciami, maklare, fastighetsmaklare, ejendomsmaegler, eiendomsmegler, ' +
      'eiendomsmekler',
    fields:
      'immobilien, immobilienvermittlung, immobilier, agence immobiliere, inmobiliaria, bienes raices, ' +
      'agenzia immobiliare, vastgoed, imobiliaria, imoveis, nieruchomosci, fastigheter',
  },
  mortgage: {
    people:
      'finanzierungsberater, finanzierungsberaterin, baufinanzierer, baufinanzierungsberater, ' +
      'kreditvermittler, courtier en credit, courtier en credit immobilier, courtiere en credit, ' +
      'courtier en pret, asesor hipotecario, asesora hipotecaria, broker hipotecario, mediatore creditizio, ' +
      'consulente mutui, hypotheekadviseur, intermediario de credito, doradca kredytowy, doradca hipoteczny',
    fields:
      'baufinanzierung, hypothek, hypotheken, credit immobilier, hipoteca, hipotecas, mutui, mutuo, hypotheek, ' +
      'kredyt hipoteczny',
  },
  'home-inspector': {
    people: 'baugutachter, bausachverstandiger, diagnostiqueur, diagnostiqueur immobilier, bouwkundige',
    fields: 'diagnostic immobilier',
  },
  appraiser: {
    people:
      'gutachter, gutachterin, immobiliengutachter, sachverstandiger, expert immobilier, tasador, tasadora, ' +
      'perito, perito immobiliare, perito tasador, taxateur, avaliador, rzeczoznawca, rzeczoznawca majatkowy',
    fields: 'tasacion, taxatie',
  },
  surveyor: {
    people:
      'vermesser, vermessungsingenieur, geometre, geometre expert, topografo, geometra, geometri, landmeter, ' +
      'geodeta, lantmatare, landinspektor',
    fields: 'vermessung, topografia',
  },
  mover: {
    people: 'umzugsunternehmen, demenageur, verhuizer',
    fields:
      'umzug, umzuge, demenagement, mudanza, mudanzas, trasloco, traslochi, verhuizing, mudancas, ' +
      'przeprowadzki',
  },
  'property-manager': {
    people:
      'hausverwalter, hausverwalterin, immobilienverwalter, syndic, syndic de copropriete, ' +
      'administrador de fincas, administradora de fincas, amministratore di condominio, vastgoedbeheerder, ' +
      'administrador de condominio, zarzadca nieruchomosci',
    fields: 'hausverwaltung, immobilienverwaltung, gestion locative, vve beheer',
  },
  insurance: {
    people:
      'versicherungsmakler, versicherungsmaklerin, versicherungsvertreter, versicherungsvertreterin, ' +
      "versicherungsberater, versicherungsfachmann, assureur, agent d'assurance, agent general d'assurance, " +
      'courtier en assurance, courtiere en assurance, agente de seguros, corredor de seguros, ' +
      'corredora de seguros, mediador de seguros, assicuratore, agente assicurativo, broker assicurativo, ' +
      'verzekeringsadviseur, verzekeringsagent, assurantieadviseur, tussenpersoon, corretor de seguros, ' +
      'corretora de seguros, agent ubezpieczeniowy, broker ubezpieczeniowy, forsakringsformedlare, ' +
      'forsikringsmaegler, forsikringsmegler',
    fields:
      'versicherung, versicherungen, assurance, assurances, seguros, assicurazione, assicurazioni, ' +
      'verzekering, verzekeringen, ubezpieczenia, forsakring, forsikring',
  },
  'financial-planner': {
    people:
      'finanzberater, finanzberaterin, vermogensberater, vermogensberaterin, vermogensverwalter, ' +
      'anlageberater, finanzplaner, conseiller financier, conseillere financiere, ' +
      'conseiller en gestion de patrimoine, gestionnaire de patrimoine, asesor financiero, asesora financiera, ' +
      'consulente finanziario, consulente finanziaria, promotore finanziario, financieel adviseur, ' +
      'financieel planner, vermogensbeheerder, consultor financeiro, assessor de investimentos, ' +
      'doradca finansowy, finansiell radgivare',
    fields:
      'finanzberatung, vermogensberatung, gestion de patrimoine, planificacion financiera, ' +
      'consulenza finanziaria',
  },
  banker: {
    people:
      'bankkaufmann, bankkauffrau, bankberater, bankberaterin, banquier, banquiere, conseiller bancaire, ' +
      'banquero, bancario, bancaria, bankier, bankmedewerker, bankman',
    fields: 'banque, banco, banca, sparkasse, volksbank',
  },
  doctor: {
    people:
      'arzte, hausarzt, hausarztin, facharzt, facharztin, kinderarzt, kinderarztin, augenarzt, hautarzt, ' +
      'frauenarzt, frauenarztin, chirurg, chirurgin, medecin, medecin generaliste, chirurgien, chirurgienne, ' +
      'pediatre, psychiatre, psychiater, psychiaterin, dermatologue, cardiologue, medico, medica, doctora, ' +
      'cirujano, cirujana, pediatra, psiquiatra, dermatologo, cardiologo, medico di base, chirurgo, ' +
      'psichiatra, huisarts, kinderarts, cirurgiao, lekarz, lekarka, lakare, laege, heilpraktiker, ' +
      'heilpraktikerin',
    fields:
      'arztpraxis, medizin, cabinet medical, clinica medica, studio medico, huisartsenpraktijk, przychodnia',
  },
  dentist: {
    people:
      'zahnarzte, kieferorthopade, kieferorthopadin, dentiste, chirurgien dentiste, orthodontiste, dentista, ' +
      'odontologo, odontologa, ortodoncista, odontoiatra, ortodontista, tandarts, orthodontist, dentysta, ' +
      'stomatolog, tandlakare, tandlaege, tannlege',
    fields: 'zahnarztpraxis, cabinet dentaire, clinica dental, studio dentistico',
  },
  therapist: {
    people:
      'therapeut, therapeutin, psychologe, psychologin, psychotherapeut, psychotherapeutin, paartherapeut, ' +
      'familientherapeut, sozialarbeiter, sozialarbeiterin, psychologue, psychotherapeute, therapeute, ' +
      'conseillere conjugale, assistante sociale, assistant social, terapeuta, psicologo, psicologa, ' +
      'psicoterapeuta, trabajador social, trabajadora social, assistente sociale, psycholoog, ' +
      'relatietherapeut, maatschappelijk werker, assistente social, psycholog, psychoterapeuta, psykolog, ' +
      'psykoterapeut',
    fields: 'psychologie, psychotherapie, paartherapie, psicologia, psicoterapia, psychologia',
  },
  'physical-therapist': {
    people:
      'physiotherapeut, physiotherapeutin, krankengymnast, ergotherapeut, ergotherapeutin, chiropraktiker, ' +
      'osteopathin, kinesitherapeute, kine, ergotherapeute, chiropracteur, chiropraticien, osteopathe, ' +
      'fisioterapeuta, quiropractico, osteopata, fisioterapista, chiropratico, fysiotherapeut, quiropraxista, ' +
      'fizjoterapeuta, rehabilitant, fysioterapeut, sjukgymnast, kiropraktor',
    fields:
      'krankengymnastik, physiotherapie, ergotherapie, kinesitherapie, fisioterapia, fysiotherapie, ' +
      'fizjoterapia',
  },
  pharmacist: {
    people:
      'pharmacien, pharmacienne, farmaceutico, farmaceutica, farmacista, farmacisti, apotheker, farmaceuta, ' +
      'apotekare, farmaceut',
    fields: 'apotheke, pharmacie, farmacia, apotheek, apteka',
  },
  'home-care': {
    people:
      'pflegekraft, krankenpfleger, krankenschwester, altenpfleger, altenpflegerin, hebamme, infirmier, ' +
      'infirmiere, aide soignante, sage femme, aide a domicile, enfermero, enfermera, cuidador, cuidadora, ' +
      'infermiere, infermiera, badante, ostetrica, verpleegkundige, mantelzorger, verloskundige, enfermeiro, ' +
      'enfermeira, pielegniarka, sjukskoterska',
    fields: 'pflegedienst, altenpflege, soins a domicile, thuiszorg',
  },
  marketing: {
    people:
      'werbefachmann, werbekaufmann, webmarketer, publicitaire, publicista, pubblicitario, marketingberater, ' +
      'marketingberaterin',
    fields:
      'werbung, werbeagentur, publicite, publicidad, pubblicita, reclamebureau, publicidade, reklama, ' +
      'marketingagentur, agence de communication',
  },
  web: {
    people:
      'webdesigner, webdesignerin, webentwickler, webentwicklerin, developpeur web, disenador web, ' +
      'sviluppatore web, webontwikkelaar',
    fields: 'webdesign, webentwicklung, creation de site, diseno web, siti web',
  },
  designer: {
    people:
      'grafiker, grafikerin, grafikdesigner, grafikdesignerin, mediengestalter, graphiste, disenador grafico, ' +
      'disenadora grafica, grafico, grafica, grafisch ontwerper, vormgever, grafik',
    fields: 'grafikdesign, graphisme, diseno grafico',
  },
  developer: {
    people:
      'softwareentwickler, softwareentwicklerin, programmierer, programmiererin, developpeur, developpeuse, ' +
      'informaticien, programador, programadora, desarrollador, sviluppatore, programmatore, ' +
      'softwareontwikkelaar, programmeur, desenvolvedor, programista',
  },
  'it-support': {
    people:
      'systemadministrator, informatiker, informatikerin, it berater, technicien informatique, informatico',
    fields: 'it beratung, informatique',
  },
  photographer: {
    people: 'fotograf, fotografin, photographe, fotografo, fotografa, fotografi, fotograaf, fotografka',
    fields: 'fotografie, photographie, fotografia',
  },
  translator: {
    people:
      'ubersetzer, ubersetzerin, dolmetscher, dolmetscherin, traducteur, traductrice, interprete, traductor, ' +
      'traductora, traduttore, traduttrice, vertaler, tolk, tradutor, tradutora, tlumacz, tlumaczka, ' +
      'oversattare',
    fields: 'ubersetzung, traduction, traduccion, traduzione, traducao',
  },
  'event-planner': {
    people:
      'hochzeitsplaner, hochzeitsplanerin, eventmanager, organisatrice de mariage, organisateur de mariage, ' +
      'organizador de eventos',
    fields: 'veranstaltungsplanung, evenementiel, organizacion de eventos',
  },
  caterer: {
    people: 'traiteur, cuisinier, cuisiniere, cocinero, cuoco',
    fields: 'partyservice',
  },
  florist: {
    people: 'floristin, fleuriste, florista, fiorista, bloemist, kwiaciarnia',
    fields: 'blumenladen',
  },
  'travel-agent': {
    people:
      'reiseberater, reiseburokaufmann, agent de voyage, agente de viajes, agente di viaggio, reisagent',
    fields: 'reiseburo, agence de voyage, agencia de viajes, agenzia viaggi, reisbureau',
  },
  architect: {
    people:
      'architektin, architekt, architecte, arquitecto, arquitecta, architetto, architetta, architetti, ' +
      'arquiteto, arquiteta, arkitekt, architektka',
    fields: 'architektur, arquitectura, architettura, architectuur',
  },
  engineer: {
    people:
      'bauingenieur, bauingenieurin, statiker, statikerin, ingenieur, ingenieurin, ingeniero, ingeniera, ' +
      'ingegnere, engenheiro, engenheira, inzynier, ingenjor',
    fields: "ingenieurburo, bureau d'etude, ingenieria, ingegneria",
  },
  'interior-designer': {
    people:
      "innenarchitekt, innenarchitektin, raumausstatter, architecte d'interieur, decorateur, decoratrice, " +
      'decorador, decoradora, interiorista, arredatore, arredatrice, interieurontwerper, binnenhuisarchitect',
    fields: 'innenarchitektur, decoration interieure, interiorismo',
  },
  contractor: {
    people:
      "bauunternehmer, bauunternehmerin, bautrager, entrepreneur en batiment, maitre d'oeuvre, constructor, " +
      'contratista, albanil, costruttore, impresario edile, muratore, aannemer, bouwbedrijf, empreiteiro, ' +
      'pedreiro, budowlaniec, byggmastare, entreprenor',
    fields:
      'renovierung, sanierung, batiment, renovation, construccion, reforma, ristrutturazione, edilizia, bouw, ' +
      'verbouwing, construcao',
  },
  trades: {
    people:
      'elektriker, elektrikerin, klempner, klempnerin, installateur, dachdecker, tischler, tischlerin, ' +
      'schreiner, schreinerin, maler, malerin, gartnerin, fliesenleger, heizungsbauer, electricien, ' +
      'electricienne, plombier, couvreur, menuisier, charpentier, peintre, paysagiste, jardinier, serrurier, ' +
      'carreleur, chauffagiste, electricista, fontanero, plomero, carpintero, jardinero, cerrajero, tejador, ' +
      'elettricista, idraulico, falegname, imbianchino, giardiniere, elektricien, loodgieter, dakdekker, ' +
      'hovenier, slotenmaker, eletricista, encanador, canalizador, carpinteiro, jardineiro, serralheiro, ' +
      'elektryk, hydraulik, dekarz, ogrodnik, slusarz, rormokare, rorlegger, snickare, malare, elektrikare, ' +
      'tomrer',
    fields: 'handwerk, elektro, sanitar, plomberie, electricite, menuiserie, fontaneria, electricidad',
  },
  cleaner: {
    people:
      "reinigungskraft, gebaudereiniger, putzfrau, femme de menage, agent d'entretien, limpiador, limpiadora, " +
      'schoonmaker, schoonmaakster, sprzataczka',
    fields: 'gebaudereinigung, reinigung, nettoyage, limpieza, pulizie, schoonmaak, limpeza',
  },
  auto: {
    people:
      'kfz mechaniker, automechaniker, autohandler, mecanicien, garagiste, mecanico, meccanico, automonteur, ' +
      'mechanik',
    fields: 'autohaus, kfz werkstatt, garage auto, taller mecanico, officina, autobedrijf',
  },
  funeral: {
    people: 'bestatter, bestatterin, entrepreneur de pompes funebres, uitvaartondernemer, uitvaartverzorger',
    fields: 'bestattung, bestattungen, pompes funebres, funeraria, onoranze funebri, uitvaart',
  },
  hr: {
    people:
      'personalberater, personalberaterin, personalvermittler, recruteur, recruteuse, reclutador, reclutatore, ' +
      'recrutador, rekruter, wervingsadviseur',
    fields:
      'personalvermittlung, personalberatung, recrutement, reclutamiento, rrhh, ressources humaines, ' +
      'recursos humanos, risorse umane',
  },
  coach: {
    people: 'trainerin, formateur, formatrice, formador, formadora, formatore',
    fields: 'coaching',
  },
  consultant: {
    people:
      'unternehmensberater, unternehmensberaterin, consultor, consultora, consulente aziendale, ' +
      'bedrijfsadviseur, konsultant',
    fields: 'unternehmensberatung, conseil, consultoria, consulenza',
  },
};
