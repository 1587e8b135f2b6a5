/**
 * Command lines, as against the sample network, of which a part is ignored without a word: each is to be refused as a
 * mistake of usage, with nothing written.
 */
export const IGNORED: readonly { readonly argv: readonly string[]; readonly why: string }[] = [
  {
    argv: ['log', 'Ghost', '--to', 'victor', '--version'],
    why: 'the version is asked for, and what is written is written all the same',
  },
  {
    argv: ['log', 'Ghost', '--to', 'victor', '-V'],
    why: 'the version is asked for, and what is written is written all the same',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--version'],
    why: 'the version is asked for, and what is written is written all the same',
  },
  {
    argv: ['update', '39', 'won', '--version'],
    why: 'the version is asked for, and what is written is written all the same',
  },
  {
    argv: ['check-in', 'udo', '--version'],
    why: 'the version is asked for, and what is written is written all the same',
  },
  {
    argv: ['done', '148', '--version'],
    why: 'the version is asked for, and what is written is written all the same',
  },
  {
    argv: ['undo', '--version'],
    why: 'the version is asked for, and what is written is written all the same',
  },
  { argv: ['report', '--version'], why: 'the version is asked for, and something else is shown' },
  { argv: ['partners', '--version'], why: 'the version is asked for, and something else is shown' },
  { argv: ['show', 'maren', '--version'], why: 'the version is asked for, and something else is shown' },
  { argv: ['note', '--on', '2026-11-02'], why: 'the day is that of a note to write, not of a list' },
  { argv: ['note', 'maren', '--on', '2026-11-02'], why: 'the day is that of a note to write, not of a list' },
  {
    argv: ['fees', '18', '--year', '2025'],
    why: 'a year is of the statement, not of the fee on one referral',
  },
  {
    argv: ['fees', '18', '--year', '2026', '--json'],
    why: 'a year is of the statement, not of the fee on one referral',
  },
  { argv: ['advise', '--why'], why: 'the reasons are of one partner' },
  {
    argv: ['advise', 'udo', '--accept', '--why'],
    why: 'the reasons are shown only where nothing is written',
  },
  {
    argv: ['advise', 'udo', '--decline', '--until', '2027-03-01', '--why'],
    why: 'the reasons are shown only where nothing is written',
  },
  { argv: ['due', '--candidates', '--limit', '1'], why: 'the candidates are listed whole' },
  { argv: ['due', '--candidates', '--json', '--limit', '1'], why: 'the candidates are listed whole' },
  {
    argv: ['note', 'maren', 'a remark', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['project', 'maren', 'a fair', '--kind', 'event', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['promise', 'maren', 'a call', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['promise', 'maren', '--goal', '3', 'clients', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['snooze', 'ilse', '--until', '2026-12-10', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['snooze', '148', '--until', '2026-12-10', '--format', 'md'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['snooze', 'candidates', '--until', '2026-12-30', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['snooze', 'maren', '--wake', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['agree', 'rosa', '--written', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['agree', 'victor', '--i-pay', 'none', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['agree', 'victor', '--close', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['agree', 'victor', '--reviewed', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['advise', 'udo', '--accept', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['advise', 'udo', '--decline', '--until', '2027-03-01', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['who', 'broker', '--log', 'Dana X.', '--to', 'maren', '--format', 'csv'],
    why: 'a format is of what is listed; what is written is printed as a sentence all the same',
  },
  {
    argv: ['agree', 'victor', '--checklist', '--format', 'csv'],
    why: 'the points to talk through are Markdown and nothing else',
  },
  {
    argv: ['agree', 'victor', '--checklist', '--json'],
    why: 'the points to talk through are Markdown and nothing else',
  },
  {
    argv: ['advise', 'udo', '--format', 'csv'],
    why: 'the advice on one partner is printed as sentences, not as CSV',
  },
  {
    argv: ['advise', 'udo', '--why', '--format', 'csv'],
    why: 'the advice on one partner is printed as sentences, not as CSV',
  },
  {
    argv: ['who', 'broker', '--log', 'Dana X.', '--to', 'maren', '--limit', '1'],
    why: 'how many to list says nothing where a referral is logged',
  },
  {
    argv: ['who', 'broker', '--log', 'Dana X.', '--to', 'maren', '--no-remember'],
    why: 'a need is remembered only where nobody is found, and then nothing is logged',
  },
  { argv: ['agree', 'victor', '--from', '2026-11-02'], why: 'nothing that begins on a day is changed' },
  {
    argv: ['agree', 'victor', '--paper', 'drawer', '--from', '2026-11-02'],
    why: 'nothing that begins on a day is changed',
  },
  {
    argv: ['agree', 'victor', '--note', 'typed', '--from', '2026-11-02'],
    why: 'nothing that begins on a day is changed',
  },
  {
    argv: ['agree', 'victor', '--until', '2027-12-01', '--from', '2026-11-02'],
    why: 'nothing that begins on a day is changed',
  },
  {
    argv: ['agree', 'victor', '--review-on', '2027-12-01', '--from', '2026-11-02'],
    why: 'nothing that begins on a day is changed',
  },
  {
    argv: ['agree', 'victor', '--verbal', '--from', '2026-11-02'],
    why: 'nothing that begins on a day is changed',
  },
  { argv: ['report', '--short'], why: 'the brief is on one partner' },
  { argv: ['report', 'maren', '--short', '--json'], why: 'a program gets the report whole' },
  { argv: ['report', 'maren', '--short', '--format', 'csv'], why: 'a program gets the report whole' },
  { argv: ['report', 'maren', '--short', '--all'], why: 'it is short or whole' },
  { argv: ['report', 'maren', '--short', '--compare'], why: 'what is compared is told at its own length' },
  { argv: ['report', '--only', 'gaps', '--all'], why: 'gaps are no partners' },
  { argv: ['report', '--only', 'formalize', '--all'], why: 'this part is whole by itself' },
  { argv: ['report', '--only', 'check-ins', '--all'], why: 'this part is whole by itself' },
  {
    argv: ['report', '--only', 'formalize', '--since', '2026-03-01'],
    why: 'this part goes by the last day alone',
  },
  {
    argv: ['report', '--only', 'check-ins', '--since', '2026-08-01'],
    why: 'this part goes by the last day alone',
  },
  { argv: ['intro', '--template', 'given', '--mail'], why: 'a template is shown, and no draft made' },
  { argv: ['intro', '--template', 'given', '--open'], why: 'a template is shown, and no draft made' },
  {
    argv: ['intro', '--template', 'given', '--to', 'ann@example.com'],
    why: 'a template is shown, and no draft made',
  },
  { argv: ['intro', '10', '--json', '--mail'], why: 'the parts of the draft are printed, and no link' },
  {
    argv: ['edit', 'udo', '--prefers-informal', '--no-prefers-informal'],
    why: 'the two contradict each other, and the last one holds',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--profession', 'baker', '--profession', 'cook'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--business', 'Zed', '--business', 'Zett'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--services', 'bread', '--services', 'cake'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--ideal-client', 'cafes', '--ideal-client', 'hotels'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--region', 'ottawa', '--region', 'gatineau'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--country', 'GB', '--country', 'DE'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--subdivision', 'ON', '--subdivision', 'BC'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--how-met', 'fair', '--how-met', 'market'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--introduced-by', 'ilse', '--introduced-by', 'victor'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--known-since', '2020-01', '--known-since', '2021-01'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['add-partner', 'Zoe Zed', '--size', 'larger', '--size', 'smaller'],
    why: 'the first of the two is lost',
  },
  { argv: ['add-partner', 'Zoe Zed', '--note', 'one', '--note', 'two'], why: 'the first of the two is lost' },
  {
    argv: ['add-partner', 'Zoe Zed', '--stage', 'power-partner', '--stage', 'joint-venture'],
    why: 'the first of the two is lost',
  },
  { argv: ['log', 'Dana X.', '--from', 'ilse', '--from', 'beth'], why: 'the first of the two is lost' },
  {
    argv: ['log', 'Dana X.', '--from', 'maren', '--for', 'deed', '--for', 'will'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['log', 'Dana X.', '--from', 'maren', '--on', '2026-11-02', '--on', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['log', 'Dana X.', '--from', 'maren', '--status', 'meeting', '--status', 'won'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['log', 'Dana X.', '--from', 'maren', '--value', '10', '--value', '20'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['log', 'Dana X.', '--from', 'maren', '--consent', 'yes', '--consent', 'no'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['log', 'Dana X.', '--from', 'maren', '--note', 'one', '--note', 'two'],
    why: 'the first of the two is lost',
  },
  { argv: ['check-in', 'udo', '--kind', 'coffee', '--kind', 'event'], why: 'the first of the two is lost' },
  {
    argv: ['check-in', 'udo', '--on', '2026-11-02', '--on', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  { argv: ['check-in', 'udo', '--note', 'one', '--note', 'two'], why: 'the first of the two is lost' },
  {
    argv: ['check-in', 'udo', '--satisfaction', '3', '--satisfaction', '4'],
    why: 'the first of the two is lost',
  },
  { argv: ['check-in', 'udo', '--minutes', '10', '--minutes', '20'], why: 'the first of the two is lost' },
  {
    argv: ['check-in', 'udo', '--next', '2026-12-20', '--next', '2026-12-21'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['update', '39', 'won', '--on', '2026-11-02', '--on', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  { argv: ['update', '39', 'won', '--note', 'one', '--note', 'two'], why: 'the first of the two is lost' },
  { argv: ['update', '39', 'won', '--value', '10', '--value', '20'], why: 'the first of the two is lost' },
  {
    argv: ['update', '39', 'won', '--collected', '10', '--collected', '20'],
    why: 'the first of the two is lost',
  },
  { argv: ['update', '39', 'won', '--agreed', '10', '--agreed', '20'], why: 'the first of the two is lost' },
  { argv: ['due', '--within', '20w', '--within', '30w'], why: 'the first of the two is lost' },
  { argv: ['due', '--partner', 'maren', '--partner', 'beth'], why: 'the first of the two is lost' },
  { argv: ['due', '--limit', '1', '--limit', '2'], why: 'the first of the two is lost' },
  { argv: ['due', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  { argv: ['who', 'broker', '--region', 'ottawa', '--region', 'paris'], why: 'the first of the two is lost' },
  { argv: ['who', 'broker', '--limit', '1', '--limit', '2'], why: 'the first of the two is lost' },
  { argv: ['who', 'broker', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  {
    argv: ['who', 'broker', '--to', 'maren', '--log', 'Ann A.', '--log', 'Bob B.'],
    why: 'the first of the two is lost',
  },
  { argv: ['report', '--since', '2026-03-01', '--since', '2026-08-01'], why: 'the first of the two is lost' },
  { argv: ['report', '--until', '2026-08-01', '--until', '2026-10-01'], why: 'the first of the two is lost' },
  { argv: ['report', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  {
    argv: ['report', 'maren', '--since', '2026-03-01', '--since', '2026-08-01'],
    why: 'the first of the two is lost',
  },
  { argv: ['report', 'maren', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  {
    argv: ['partners', '--profession', 'broker', '--profession', 'lawyer'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['partners', '--stage', 'power-partner', '--stage', 'acquaintance'],
    why: 'the first of the two is lost',
  },
  { argv: ['partners', '--region', 'ottawa', '--region', 'gatineau'], why: 'the first of the two is lost' },
  { argv: ['partners', '--sort', 'given', '--sort', 'received'], why: 'the first of the two is lost' },
  { argv: ['partners', '--limit', '1', '--limit', '2'], why: 'the first of the two is lost' },
  { argv: ['partners', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  { argv: ['referrals', '--partner', 'maren', '--partner', 'beth'], why: 'the first of the two is lost' },
  {
    argv: ['referrals', '--since', '2026-08-01', '--since', '2026-10-01'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['referrals', '--until', '2026-08-01', '--until', '2026-03-01'],
    why: 'the first of the two is lost',
  },
  { argv: ['referrals', '--client', 'dana', '--client', 'eve'], why: 'the first of the two is lost' },
  { argv: ['referrals', '--need', 'deed', '--need', 'staging'], why: 'the first of the two is lost' },
  { argv: ['referrals', '--sort', 'partner', '--sort', 'value'], why: 'the first of the two is lost' },
  { argv: ['referrals', '--limit', '1', '--limit', '2'], why: 'the first of the two is lost' },
  { argv: ['referrals', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  { argv: ['check-ins', '--partner', 'maren', '--partner', 'beth'], why: 'the first of the two is lost' },
  { argv: ['check-ins', '--kind', 'coffee', '--kind', 'talk'], why: 'the first of the two is lost' },
  {
    argv: ['check-ins', '--since', '2026-08-04', '--since', '2026-10-01'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['check-ins', '--until', '2026-08-01', '--until', '2026-10-01'],
    why: 'the first of the two is lost',
  },
  { argv: ['check-ins', '--limit', '1', '--limit', '2'], why: 'the first of the two is lost' },
  { argv: ['check-ins', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  { argv: ['search', 'maren', '--limit', '1', '--limit', '2'], why: 'the first of the two is lost' },
  { argv: ['search', 'maren', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  { argv: ['advise', '--as-of', '2026-06-01', '--as-of', '2026-03-01'], why: 'the first of the two is lost' },
  { argv: ['advise', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  {
    argv: ['advise', 'udo', '--accept', '--because', 'one', '--because', 'two'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['advise', 'udo', '--decline', '--until', '2027-04-01', '--until', '2027-05-01'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['agree', 'rosa', '--written', '--from', '2026-11-02', '--from', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['agree', 'rosa', '--written', '--until', '2027-11-02', '--until', '2027-11-03'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['agree', 'rosa', '--written', '--review-on', '2027-01-02', '--review-on', '2027-01-03'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['agree', 'rosa', '--written', '--exclusive', 'roofs', '--exclusive', 'walls'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['agree', 'rosa', '--written', '--i-pay', '3%', '--i-pay', '4%'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['agree', 'rosa', '--written', '--they-pay', '3%', '--they-pay', '4%'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['agree', 'rosa', '--written', '--paper', 'drawer', '--paper', 'folder'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['agree', 'rosa', '--written', '--note', 'one', '--note', 'two'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['agree', 'victor', '--close', '--on', '2026-11-02', '--on', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  { argv: ['agree', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  { argv: ['fees', '--year', '2025', '--year', '2024'], why: 'the first of the two is lost' },
  { argv: ['fees', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  { argv: ['pay', 'victor', '12', '--for', '18', '--for', '16'], why: 'the first of the two is lost' },
  {
    argv: ['pay', 'victor', '12', '--on', '2026-11-02', '--on', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  { argv: ['pay', 'victor', '12', '--note', 'one', '--note', 'two'], why: 'the first of the two is lost' },
  {
    argv: ['note', 'maren', 'a remark', '--kind', 'growth', '--kind', 'dispute'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['note', 'maren', 'a remark', '--on', '2026-11-02', '--on', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  { argv: ['note', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  {
    argv: ['project', 'maren', 'a fair', '--kind', 'bundle', '--kind', 'co-selling'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['project', 'maren', 'a fair', '--kind', 'event', '--cost', '10', '--cost', '20'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['project', 'maren', 'a fair', '--kind', 'event', '--minutes', '10', '--minutes', '20'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['project', 'maren', 'a fair', '--kind', 'event', '--from', '2026-11-02', '--from', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['project', 'maren', 'a fair', '--kind', 'event', '--until', '2026-12-01', '--until', '2026-12-02'],
    why: 'the first of the two is lost',
  },
  { argv: ['project', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  {
    argv: ['promise', 'maren', 'a call', '--by', '2026-12-01', '--by', '2026-12-02'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['promise', 'maren', 'a call', '--from', '2026-11-02', '--from', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  { argv: ['promise', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  { argv: ['done', '148', '--on', '2026-11-08', '--on', '2026-11-09'], why: 'the first of the two is lost' },
  { argv: ['intro', '--template', 'given', '--template', 'received'], why: 'the first of the two is lost' },
  { argv: ['thank', 'beth', '--how', 'card', '--how', 'call'], why: 'the first of the two is lost' },
  {
    argv: ['thank', 'beth', '--on', '2026-11-02', '--on', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  { argv: ['told', '14', '--on', '2026-11-02', '--on', '2026-11-03'], why: 'the first of the two is lost' },
  {
    argv: ['snooze', 'ilse', '--until', '2026-12-01', '--until', '2026-12-02'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['snooze', 'ilse', '--until', '2026-12-10', '--because', 'one', '--because', 'two'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['snooze', 'ilse', '--until', '2026-12-10', '--kind', 'fee', '--kind', 'one-to-one'],
    why: 'the first of the two is lost',
  },
  { argv: ['snooze', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  {
    argv: ['edit', 'udo', '--profession', 'baker', '--profession', 'cook'],
    why: 'the first of the two is lost',
  },
  { argv: ['edit', 'udo', '--business', 'Falk', '--business', 'Falke'], why: 'the first of the two is lost' },
  {
    argv: ['edit', 'udo', '--services', 'walls', '--services', 'roofs'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['edit', 'udo', '--ideal-client', 'cafes', '--ideal-client', 'hotels'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['edit', 'udo', '--region', 'ottawa', '--region', 'gatineau'],
    why: 'the first of the two is lost',
  },
  { argv: ['edit', 'udo', '--country', 'GB', '--country', 'DE'], why: 'the first of the two is lost' },
  {
    argv: ['edit', 'udo', '--subdivision', 'ON', '--subdivision', 'BC'],
    why: 'the first of the two is lost',
  },
  { argv: ['edit', 'udo', '--how-met', 'fair', '--how-met', 'market'], why: 'the first of the two is lost' },
  {
    argv: ['edit', 'udo', '--introduced-by', 'ilse', '--introduced-by', 'victor'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['edit', 'udo', '--known-since', '2020-01', '--known-since', '2021-01'],
    why: 'the first of the two is lost',
  },
  { argv: ['edit', 'udo', '--size', 'larger', '--size', 'smaller'], why: 'the first of the two is lost' },
  { argv: ['edit', 'udo', '--note', 'one', '--note', 'two'], why: 'the first of the two is lost' },
  { argv: ['edit', 'udo', '--name', 'Udi', '--name', 'Ulf'], why: 'the first of the two is lost' },
  {
    argv: ['edit', 'udo', '--their-preference', 'informal', '--their-preference', 'both'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['edit', 'udo', '--my-preference', 'informal', '--my-preference', 'both'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['edit', 'udo', '--check-in-months', '4', '--check-in-months', '5'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['edit', 'udo', '--not-taking-until', '2026-12-01', '--not-taking-until', '2026-12-02'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['edit', 'udo', '--stage', 'power-partner', '--stage', 'strategic-alliance'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['edit', 'udo', '--stage', 'power-partner', '--because', 'one', '--because', 'two'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['edit', 'udo', '--stage', 'power-partner', '--on', '2026-11-02', '--on', '2026-11-03'],
    why: 'the first of the two is lost',
  },
  { argv: ['edit', '39', '--client', 'Fay', '--client', 'Kay'], why: 'the first of the two is lost' },
  { argv: ['edit', '39', '--for', 'deed', '--for', 'will'], why: 'the first of the two is lost' },
  { argv: ['edit', '39', '--value', '10', '--value', '20'], why: 'the first of the two is lost' },
  { argv: ['edit', '39', '--agreed', '10', '--agreed', '20'], why: 'the first of the two is lost' },
  { argv: ['edit', '39', '--consent', 'yes', '--consent', 'no'], why: 'the first of the two is lost' },
  { argv: ['edit', '39', '--fit', '2', '--fit', '3'], why: 'the first of the two is lost' },
  { argv: ['edit', '39', '--partner', 'ilse', '--partner', 'beth'], why: 'the first of the two is lost' },
  {
    argv: ['edit', '137', '--satisfaction', '2', '--satisfaction', '3'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['edit', '137', '--next', '2026-12-01', '--next', '2026-12-02'],
    why: 'the first of the two is lost',
  },
  { argv: ['edit', '137', '--kind', 'call', '--kind', 'event'], why: 'the first of the two is lost' },
  { argv: ['edit', '137', '--minutes', '10', '--minutes', '20'], why: 'the first of the two is lost' },
  { argv: ['edit', '148', '--by', '2026-12-01', '--by', '2026-12-02'], why: 'the first of the two is lost' },
  { argv: ['edit', '148', '--side', 'theirs', '--side', 'mine'], why: 'the first of the two is lost' },
  {
    argv: ['edit', '148', '--goal', '3 clients', '--goal', '4 clients'],
    why: 'the first of the two is lost',
  },
  { argv: ['edit', '148', '--what', 'one', '--what', 'two'], why: 'the first of the two is lost' },
  {
    argv: ['edit', '148', '--from', '2026-10-01', '--from', '2026-10-02'],
    why: 'the first of the two is lost',
  },
  { argv: ['edit', '1', '--form', 'written', '--form', 'verbal'], why: 'the first of the two is lost' },
  {
    argv: ['edit', '1', '--review-on', '2026-12-01', '--review-on', '2026-12-02'],
    why: 'the first of the two is lost',
  },
  { argv: ['edit', '1', '--paper', 'drawer', '--paper', 'folder'], why: 'the first of the two is lost' },
  {
    argv: ['edit', '1', '--until', '2026-12-01', '--until', '2026-12-02'],
    why: 'the first of the two is lost',
  },
  { argv: ['edit', '155', '--cost', '10', '--cost', '20'], why: 'the first of the two is lost' },
  { argv: ['edit', '166', '--amount', '10', '--amount', '20'], why: 'the first of the two is lost' },
  { argv: ['edit', '11', '--collected', '10', '--collected', '20'], why: 'the first of the two is lost' },
  { argv: ['history', '--limit', '1', '--limit', '2'], why: 'the first of the two is lost' },
  { argv: ['history', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  { argv: ['config', '--format', 'csv', '--format', 'md'], why: 'the first of the two is lost' },
  {
    argv: ['import', 'tracker.csv', '--dry-run', '--dates', 'dmy', '--dates', 'mdy'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['import', 'tracker.csv', '--dry-run', '--decimals', 'comma', '--decimals', 'point'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['import', 'tracker.csv', '--dry-run', '--currency', 'EUR', '--currency', 'USD'],
    why: 'the first of the two is lost',
  },
  {
    argv: ['import', 'tracker.csv', '--dry-run', '--bad-rows', 'one.csv', '--bad-rows', 'two.csv'],
    why: 'the first of the two is lost',
  },
];
