/** Amounts stay inside the range in which JavaScript is exact; better-sqlite3 rounds beyond it without a word. */
const EXACT = 9_007_199_254_740_991;

const day = (column: string) => `${column} text check (${column} is date(${column}))`;
const requiredDay = (column: string) => `${column} text not null check (${column} is date(${column}))`;
const flag = (column: string) => `${column} integer not null default 0 check (${column} in (0, 1))`;
const amount = (column: string) => `${column} integer check (${column} between -${EXACT} and ${EXACT})`;
const known = `uuid text not null, created_at text not null, updated_at text not null`;
const identity = `id integer primary key, ${known}`;

/**
 * A row with a number that people type: its constraint names the series that gives the numbers out. With the `uuid`
 * of what is known beyond the file and the way a column refers to its table, it is all that a change needs to know of a
 * table: plain 'references' for what belongs to that row and goes with it, 'on delete set null' for what only mentions
 * it, 'on delete restrict' for what keeps it there. SQLite itself is never to delete: a change does, and journals it.
 */
const numbered = `id integer constraint record_number primary key, ${known}`;

/**
 * Lists that will grow are tables, because a CHECK list cannot grow without rebuilding the table that has it. Their
 * words are first facts of the file.
 */
const LOOKUPS = ['stages', 'statuses', 'check_in_kinds', 'signal_kinds', 'project_kinds', 'payment_kinds']
  .map((table) => `create table ${table} (name text primary key) strict, without rowid;`)
  .join('\n');

/** As many as the widest table has that an import fills. */
const MOST_COLUMNS = 32;

const FILE = `
  create table meta (
    id integer primary key, key text not null, value text not null) strict;
  create unique index meta_key on meta (key);

  create table settings (
    ${identity}, key text not null, value text not null) strict;
  create unique index settings_uuid on settings (uuid);
  create unique index settings_key on settings (key);

  create table counters (
    name text primary key, last integer not null) strict, without rowid;

  -- What a partner became that was merged into another: so that what another copy of the network says of the one is
  -- said of the other. Into itself: that was taken back, and it is one of its own again.
  create table tombstones (
    uuid text primary key, kind text not null, deleted_at text not null, merged_into text) strict, without rowid;

  -- Records that were made to forget the client: no other copy of the network brings those words back.
  create table forgotten (
    uuid text primary key, kind text not null, forgotten_at text not null) strict, without rowid;

  create table changes (
    id integer primary key autoincrement, at text not null, command text not null, summary text not null,
    schema_version integer not null, import_id integer, undone_at text) strict;
  create table change_rows (
    id integer primary key, change_id integer not null references changes on delete cascade,
    table_name text not null, row_id integer not null, before text, after text) strict;
  create index change_rows_by_change on change_rows (change_id);
  -- The rows of imports that were taken back, by the places of their columns, so that they need no more room than before.
  create table undone_tables (
    id integer primary key, change_id integer not null references changes on delete cascade,
    import_id integer not null, table_name text not null) strict;
  create table undone_rows (
    id integer primary key, table_id integer not null references undone_tables on delete cascade,
    ${Array.from({ length: MOST_COLUMNS }, (_, at) => `v${at + 1} any`).join(', ')}) strict;
`;

const PARTNERS = `
  create table imports (
    ${identity}, file_name text not null, bytes_hash text, format text not null,
    ${day('first_day')}, ${day('last_day')}, ${requiredDay('imported_on')}) strict;
  create unique index imports_uuid on imports (uuid);

  -- The files and sheets of an import, with how many rows of each it knows.
  create table import_files (
    id integer primary key, import_id integer not null references imports, file_name text not null,
    sheet text, format text not null, bytes_hash text, headings_hash text, rows integer not null) strict;
  create index import_files_by_import on import_files (import_id);

  create table import_maps (
    ${identity}, name text not null check (name <> ''), name_key text not null, headings text not null,
    mapping text not null, statuses text not null, answers text not null) strict;
  create unique index import_maps_uuid on import_maps (uuid);
  create index import_maps_headings on import_maps (headings);

  create table partners (
    id integer constraint partner_number primary key, ${known},
    name text not null check (name <> ''), name_key text not null,
    business text, business_key text, profession text, profession_key text,
    country text, subdivision text, region text, region_key text,
    services text, ideal_client text,
    relative_size text check (relative_size in ('smaller', 'similar', 'larger')),
    their_preference text check (their_preference in ('informal', 'alliance', 'both')),
    my_preference text check (my_preference in ('informal', 'alliance', 'both')),
    ${day('known_since')}, known_since_precision text check (known_since_precision in ('day', 'month', 'year')),
    stage text not null references stages,
    check_in_months integer check (check_in_months between 1 and 120),
    introduced_by integer references partners on delete set null, how_met text,
    ${day('archived_on')}, ${day('not_taking_until')}, ${flag('do_not_refer')},
    notes text, import_id integer references imports on delete restrict,
    check ((known_since is null) = (known_since_precision is null))) strict;
  create unique index partners_uuid on partners (uuid);
  create index partners_import on partners (import_id) where import_id is not null;
  create index partners_introduced on partners (introduced_by) where introduced_by is not null;

  create table contact_points (
    id integer primary key, partner_id integer not null references partners,
    kind text not null check (kind in ('email', 'phone', 'link', 'address')),
    value text not null, value_key text not null, label text) strict;
  create index contact_points_by_partner on contact_points (partner_id);

  create table aliases (
    id integer primary key, partner_id integer not null references partners,
    alias text not null, alias_key text not null) strict;
  create index aliases_by_partner on aliases (partner_id);

  create table tags (
    id integer primary key, partner_id integer not null references partners,
    tag text not null, tag_key text not null) strict;
  create unique index tags_by_partner on tags (partner_id, tag_key);

  create table stage_events (
    id integer primary key, partner_id integer not null references partners,
    ${requiredDay('on_day')}, stage text not null references stages, reason text,
    created_at text not null) strict;
  create index stage_events_by_partner on stage_events (partner_id);

  create table question_answers (
    id integer primary key, partner_id integer not null references partners,
    question text not null, answer text not null check (answer in ('yes', 'no', 'unsure')),
    ${requiredDay('on_day')}) strict;
  create index question_answers_by_partner on question_answers (partner_id);

  create table working_answers (
    ${identity}, partner_id integer not null references partners,
    question text not null, answer text not null, ${requiredDay('on_day')}) strict;
  create unique index working_answers_uuid on working_answers (uuid);
  create index working_answers_by_partner on working_answers (partner_id, on_day);
`;

const REFERRALS = `
  create table sources (
    ${identity}, name text not null check (name <> ''), name_key text not null, note text) strict;
  create unique index sources_uuid on sources (uuid);
  create unique index sources_name on sources (name_key);

  create table source_aliases (
    id integer primary key, source_id integer not null references sources,
    alias text not null, alias_key text not null) strict;
  create unique index source_aliases_key on source_aliases (alias_key);
  create index source_aliases_by_source on source_aliases (source_id);

  create table referrals (
    ${numbered},
    partner_id integer references partners,
    source_id integer references sources,
    direction text not null check (direction in ('given', 'received')),
    ${requiredDay('occurred_on')},
    client_name text, client_key text, need text, need_key text,
    consent integer check (consent in (0, 1)),
    introduction text,
    status text not null references statuses, ${day('closed_on')}, ${requiredDay('last_step_on')},
    ${day('thanked_on')}, thanked_how text, ${day('told_on')},
    fit integer check (fit between 1 and 5),
    currency text, ${amount('estimate_minor')}, ${amount('agreed_minor')}, ${amount('invoiced_minor')},
    note text, import_id integer references imports on delete restrict,
    check ((partner_id is null) <> (source_id is null)),
    check (last_step_on >= occurred_on),
    check (currency is not null or
      (estimate_minor is null and agreed_minor is null and invoiced_minor is null))) strict;
  create unique index referrals_uuid on referrals (uuid);
  create index referrals_by_partner on referrals
    (partner_id, occurred_on, direction, status, consent, currency, invoiced_minor, closed_on);
  create index referrals_by_day on referrals (occurred_on);
  create index referrals_outcome on referrals (coalesce(closed_on, occurred_on), partner_id, direction, status,
    consent, currency, invoiced_minor, occurred_on)
    where status in ('won', 'lost', 'no-response', 'declined');
  -- What waits on referrals: steps with each partner by the day of the last one, thanks, and outcomes to tell.
  create index referrals_open on referrals (direction, partner_id, last_step_on, occurred_on)
    where status in ('new', 'contacted', 'meeting', 'proposal') and consent is not 0;
  create index referrals_thank on referrals (occurred_on, partner_id, import_id)
    where direction = 'received' and partner_id is not null and thanked_on is null
      and status <> 'void' and consent is not 0;
  create index referrals_tell on referrals (closed_on, partner_id, import_id, occurred_on, status)
    where direction = 'received' and partner_id is not null and told_on is null and closed_on is not null
      and status <> 'void' and consent is not 0;
  -- How well clients fitted: few of many.
  create index referrals_fit on referrals (partner_id, occurred_on, direction, status, consent, closed_on, fit)
    where fit is not null;
  -- What counts nowhere: few of many.
  create index referrals_uncounted on referrals (partner_id, occurred_on, direction, status, consent, closed_on)
    where status = 'not-chosen' or consent = 0;
  -- What search looks through: the keys of all, and the few that have other texts.
  create index referrals_searched on referrals (client_key, need_key, occurred_on, partner_id, source_id);
  create index referrals_noted on referrals (id) where note is not null or thanked_how is not null;
  create index referrals_source on referrals (source_id) where source_id is not null;
  create index referrals_import on referrals (import_id) where import_id is not null;
  create index referrals_introduction on referrals (introduction) where introduction is not null;

  -- A note of news has no status: it is no step.
  create table status_events (
    id integer primary key, referral_id integer not null references referrals,
    ${requiredDay('on_day')}, status text references statuses, reason text,
    created_at text not null) strict;
  create index status_events_by_referral on status_events (referral_id, on_day);
  create index status_events_said on status_events (reason, referral_id) where reason is not null;

  create table collections (
    ${numbered}, referral_id integer not null references referrals,
    ${requiredDay('on_day')}, currency text not null,
    ${amount('amount_minor')} not null, note text) strict;
  create unique index collections_uuid on collections (uuid);
  create index collections_by_referral on collections (referral_id, on_day, currency, amount_minor);

  -- The number of a referral or a check-in, which may be gone: removing it frees no identity. The part tells which of the
  -- files and sheets of the import the row stood in, from 1 on, in their order; null where nothing asks for it.
  create table import_identities (
    id integer primary key, hash text not null, nth integer not null check (nth > 0),
    import_id integer not null references imports on delete restrict, number integer not null,
    part integer check (part > 0)) strict;
  create unique index import_identities_hash on import_identities (hash, nth);
  create index import_identities_import on import_identities (import_id);
`;

const CONTACT = `
  create table check_ins (
    ${numbered}, partner_id integer not null references partners,
    ${requiredDay('on_day')}, kind text not null references check_in_kinds,
    note text, minutes integer check (minutes between 0 and 100000),
    satisfaction integer check (satisfaction between 1 and 5),
    ${day('next_on')}, touch text) strict;
  create unique index check_ins_uuid on check_ins (uuid);
  create index check_ins_by_partner on check_ins (partner_id, on_day);
  create index check_ins_touch on check_ins (touch) where touch is not null;

  create table broadcasts (
    ${numbered}, ${requiredDay('on_day')}, tag text, reached integer not null check (reached > 0),
    note text, minutes integer check (minutes between 0 and 100000)) strict;
  create unique index broadcasts_uuid on broadcasts (uuid);
  create index broadcasts_by_day on broadcasts (on_day);

  create table signals (
    ${numbered}, partner_id integer not null references partners,
    ${requiredDay('on_day')}, kind text not null references signal_kinds, note text) strict;
  create unique index signals_uuid on signals (uuid);
  create index signals_by_partner on signals (partner_id, on_day);

  create table advice_declines (
    ${identity}, partner_id integer not null references partners,
    ${requiredDay('on_day')}, ${requiredDay('until_day')}, reason text,
    verdict text not null, exchanged integer not null,
    holds_back text not null, alerts text not null) strict;
  create unique index advice_declines_uuid on advice_declines (uuid);
  create index advice_declines_by_partner on advice_declines (partner_id, on_day);

  create table snoozes (
    ${identity}, kind text not null, partner_id integer references partners, record_id integer,
    ${requiredDay('on_day')}, ${requiredDay('until_day')}, reason text) strict;
  create unique index snoozes_uuid on snoozes (uuid);
  create index snoozes_by_partner on snoozes (partner_id) where partner_id is not null;
  create index snoozes_by_record on snoozes (record_id) where record_id is not null;
`;

const AGREEMENTS = `
  create table agreements (
    ${numbered}, partner_id integer not null references partners,
    form text not null check (form in ('verbal', 'written')),
    ${requiredDay('starts_on')}, ${day('ends_on')}, ${day('review_on')}, ${day('closed_on')},
    location text, note text,
    check (ends_on is null or ends_on >= starts_on)) strict;
  create unique index agreements_uuid on agreements (uuid);
  create index agreements_by_partner on agreements (partner_id);

  create table agreement_terms (
    ${identity}, agreement_id integer not null references agreements, ${requiredDay('from_day')},
    exclusive_service text, exclusive_service_key text,
    expected_of_me text, expected_of_them text) strict;
  create unique index agreement_terms_uuid on agreement_terms (uuid);
  create unique index agreement_terms_by_day on agreement_terms (agreement_id, from_day);

  create table fee_terms (
    ${identity}, agreement_id integer references agreements, referral_id integer references referrals,
    partner_id integer not null references partners,
    direction text not null check (direction in ('i-pay', 'they-pay')),
    ${requiredDay('from_day')}, ${day('until_day')},
    currency text, ${amount('flat_minor')},
    percent_millionths integer check (percent_millionths between 0 and 1000000),
    basis text, months integer check (months between 1 and 1200),
    ${amount('cap_minor')}, cap_per text check (cap_per in ('referral', 'year')),
    ${amount('first_bonus_minor')},
    check ((agreement_id is null) <> (referral_id is null)),
    check (currency is not null or
      (flat_minor is null and cap_minor is null and first_bonus_minor is null))) strict;
  create unique index fee_terms_uuid on fee_terms (uuid);
  create unique index fee_terms_in_force on fee_terms (partner_id, direction, from_day)
    where agreement_id is not null;
  create unique index fee_terms_by_referral on fee_terms (referral_id) where referral_id is not null;
  create index fee_terms_by_agreement on fee_terms (agreement_id);

  create table fee_tiers (
    id integer primary key, fee_term_id integer not null references fee_terms,
    ${amount('above_minor')} not null,
    percent_millionths integer not null check (percent_millionths between 0 and 1000000)) strict;
  create unique index fee_tiers_by_term on fee_tiers (fee_term_id, above_minor);

  create table payments (
    ${numbered}, partner_id integer not null references partners,
    kind text not null references payment_kinds,
    direction text not null check (direction in ('i-pay', 'they-pay')),
    ${requiredDay('on_day')}, currency text not null,
    ${amount('amount_minor')} not null check (amount_minor > 0 or (amount_minor = 0 and settles = 1)),
    ${flag('settles')},
    toward_referral integer references referrals on delete set null,
    toward_collection integer references collections on delete set null,
    note text) strict;
  create unique index payments_uuid on payments (uuid);
  create index payments_by_partner on payments (partner_id, on_day);
  create index payments_toward on payments (toward_referral) where toward_referral is not null;
  create index payments_toward_collection on payments (toward_collection)
    where toward_collection is not null;

  create table promises (
    ${numbered}, partner_id integer references partners,
    side text not null check (side in ('mine', 'theirs')), what text not null,
    ${day('from_day')}, ${day('due_on')}, ${day('done_on')}, ${flag('dropped')}, goal integer check (goal > 0), goal_kind text, goal_currency text,
    agreement_id integer references agreements,
    check (partner_id is not null or (side = 'mine' and agreement_id is null)),
    check ((goal is null) = (goal_kind is null)), check (goal is null or from_day is not null),
    check (goal_currency is null or (goal is not null and partner_id is null))) strict;
  create unique index promises_uuid on promises (uuid);
  create index promises_by_partner on promises (partner_id);
  create index promises_by_agreement on promises (agreement_id) where agreement_id is not null;

  create table projects (
    ${numbered}, partner_id integer not null references partners,
    kind text not null references project_kinds, what text not null,
    ${requiredDay('from_day')}, ${day('until_day')},
    currency text, ${amount('cost_minor')}, minutes integer check (minutes >= 0),
    check (currency is not null or cost_minor is null)) strict;
  create unique index projects_uuid on projects (uuid);
  create index projects_by_partner on projects (partner_id);

  create table unmet_needs (
    ${identity}, ${requiredDay('on_day')}, need text not null, need_key text not null,
    region text, region_key text) strict;
  create unique index unmet_needs_uuid on unmet_needs (uuid);
  create index unmet_needs_by_day on unmet_needs (on_day);
`;

/** The first step of the ladder: the whole network. What it decides is painful to change later. */
export const createNetwork = [LOOKUPS, FILE, PARTNERS, REFERRALS, CONTACT, AGREEMENTS].join('\n');
