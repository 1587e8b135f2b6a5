import { statusWordsHelp } from '../referrals/status-words.view.ts';
import type { Command } from '../shell/command.cli.ts';
import { importFile } from './import-file.cli.ts';
import { IMPORTING } from './import-options.cli.ts';

export const command: Command = {
  argument: IMPORTING.target.argument,
  options: IMPORTING.options,
  run: importFile,
  help: `
Columns are known by their headings, in any order and any joining, and by what
their cells can be; lines before them do not matter, and totals, headings again
and footers beneath are left out with a word:
  Date Received,Referrer,Prospect Name,Status,Notes
  Deal - Title,Deal - Contact person,Deal - Won time,Deal - Lost time,...
  Date,First Name,Last Name,Referred by,Converted?,Fee (CAD)
Others take --map, to one of: day, partner, given-to, client, status, stage (how
far an open one is), value, estimate, currency, need, direction, closed (the day
of the outcome), won-on, lost-on, source (where a client came from whom nobody
sent), note, ignore; client-first and client-last, and so for partner and
given-to; partner-profession, partner-firm and partner-region say it of a new
partner. What was paid is no column: refnet pay NAME AMOUNT --on DAY records it.
A terminal asks for what is needed, and lets each column be changed.
--save-map NAME keeps it for the next file with these headings; --as NAME takes
it for other ones.

Where From and To both name somebody, your own name (refnet config my-name) says
which way it went. In a column that says yes or no, yes is won and no is new
(--statuses "no=lost"). Without a status a day won or lost says it.

A partner is found by the whole name, business or other name; else a new one is
added. A name near another ("Jon Ash", "John Ash") is shown before, and asked
about; in a script they stay apart, --same "Jon Ash=John Ash" makes them one. An
amount of a won referral is what was invoiced, any other an estimate. The same
file can be imported again: rows that are there are left alone. It is all or
nothing, and refnet undo takes it all back. A row of the day, partner and way of
a client who was forgotten is left out; --not-forgotten says that it is of
another. What refnet referrals --format csv printed comes back whole, but for
numbers, which are given anew.

Nobody is invented: N/A, a dash, Unknown, Self, #REF! and your own name are no
partners and no clients. "Google", "website", "walk-in" and their kind are asked
about: a source that is no partner, or a partner after all. Rows that name no
partner are asked about once. In a script --sources, --partners and --nobody say
it; --yes makes them sources, and leaves rows without a partner out. Several
partners in a cell, between semicolons, are one introduction of a client given.

An empty status is new. A status that is not known is asked about once a word,
and never guessed; in a script --statuses says it. So is a word for the way
("to me", "I sent" are known), which --directions says. A column that is not
read and says one of two things in every row may say the way: it is asked about
before all rows are taken as received.

What a file is, is told by what is in it: CSV in any encoding (--encoding NAME
where the guess is wrong), workbooks (.xlsx, every sheet that can be read, or
those of --sheet), the XML of Excel 2003, web pages that call themselves .xls,
vCards, BNI's slips audit report. Several files are one change and one undo.

A list of people (LinkedIn, Google, Outlook, HubSpot, any with names) or a file
of vCards makes partners. Who has the same email, or the same name and firm or
phone, gets what is lacking, and so does the only one of a whole name where
nothing says otherwise, which is said. Who only may be known stays a partner
apart, and a terminal asks. --only, --choose, --tag and --labels are for these.

What refnet export all wrote fills an empty file with that network, and is
merged into the copy on another computer: what is new comes, of each record the
later change stands, and what was removed goes. Where both were changed, each
fact that is lost is listed with what stands; whether both hold the same in the
end is said as well, by --dry-run too. What was changed before the history here
begins (refnet history --prune) cannot be told apart. The export
of another network asks for --merge.

${statusWordsHelp()}

Examples:
  refnet import tracker.csv --dry-run
  refnet import tracker.csv --dates dmy --currency CAD
  refnet import sent.csv --given --map "When=day, To whom=partner, Who=client"
  refnet import tracker.csv --skip-bad --bad-rows rejected.csv
  refnet import tracker.csv --update
  refnet import clients.xlsx --sheet "Referrals 2026" --dry-run
  refnet import slips-audit-report.xls
  refnet import Connections.csv --only "accountant,lawyer" --tag linkedin
  refnet import contacts.vcf --dry-run
  refnet import network.json --dry-run`,
};
