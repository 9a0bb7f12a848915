// How every command is called. It stands apart from the commands, so that saying so loads none of them.

/** By the part of `earshot workforce`. */
export const WORKFORCE_USAGES = {
  verify: 'earshot workforce verify FILE [--json]',
  page: 'earshot workforce page --la AUTHORITY [--vintage YEAR] [--benchmark YEAR] [--file FILE] [--json]',
  characteristics: 'earshot workforce characteristics --la PLACE [--vintage YEAR] [--year YEAR] [--file FILE] [--json]',
  revisions: 'earshot workforce revisions EARLIER_FILE LATER_FILE [--json]',
  spread: 'earshot workforce spread --region REGION [--vintage YEAR] [--year YEAR] [--file FILE] [--json]',
  releases: 'earshot workforce releases [--json]',
} as const;

/** By command, in the order in which `earshot help` lists them. */
export const USAGES = {
  'account-link': 'earshot account-link EMAIL',
  backup: 'earshot backup FOLDER [--json]',
  restore: 'earshot restore FOLDER [--json]',
  bank: 'earshot bank STUDY STUDY … [--changes] [--json]',
  beside: 'earshot beside STUDY [--data FILE] [--simulate N [--seed 1]] [--json | --csv | --xlsx FILE]',
  bounces: 'earshot bounces FILE.eml …',
  census: `earshot census check FILE [--year 2022] [--date 2022-06-30] [--collection FILE] [--tables] [--published] [--report FILE] [--json]
       earshot census simulate FILE --la 855 --year 2022 [--workers 300] [--seed 1] [--break V1 | --collection FILE]`,
  change:
    'earshot change STUDY [--simulated [--seed 1]] [--json | --csv | --xlsx FILE], or ' +
    'earshot change PLAN --data WAVE1.csv --data WAVE2.csv [--json | --csv | --xlsx FILE]',
  check: 'earshot check STUDY [--json]',
  compare: 'earshot compare EARLIER LATER [--json]',
  data: `earshot data STUDY --as sav|parquet|stata|r --to FOLDER [--words] [--simulate N [--seed 1]]`,
  drivers: 'earshot drivers STUDY | PLAN [--data FILE] [--simulate N [--seed 1]] [--json | --csv | --xlsx FILE]',
  export: `earshot export STUDY --format xlsform|ddi|triple-s|word --out FILE [--language cy]`,
  import: 'earshot import DOCUMENT --out STUDY [--section HEADING] [--json]',
  outcomes: 'earshot outcomes STUDY [--field-team] [--json]',
  preview: 'earshot preview STUDY [--port N]',
  protocol:
    'earshot protocol STUDY [--people 1000] [--from 2026-09-28] [--email 100] [--phone 50] [--first 15] [--later 6] [--bounces 3] [--stop 0.5] [--reached 20] [--completes 50] [--refuses 15] [--runs 20] [--seed 1] [--json]',
  sample: 'earshot sample FILE --study STUDY [--json]',
  simulate: 'earshot simulate STUDY [--people 1000] [--seed 1] [--out FILE.csv]',
  snapshot: `earshot snapshot check FOLDER [--month 2026-10] [--scheme FILE] [--json]
       earshot snapshot page FOLDER [--month 2026-10] [--scheme FILE] [--html FILE] [--json | --csv | --xlsx FILE]
       earshot snapshot simulate FOLDER --month 2026-10 [--months 3] [--workers 200] [--seed 1] [--break CODE]`,
  tables: 'earshot tables PLAN --data FILE [--json] [--xlsx FILE]',
  report: 'earshot report STUDY --out DIR [--simulate N [--seed 1]]',
  retention: 'earshot retention [--dry-run] [--json]',
  work: 'earshot work',
  workforce: Object.values(WORKFORCE_USAGES).join('\n  '),
} as const;

export type CommandName = keyof typeof USAGES;
