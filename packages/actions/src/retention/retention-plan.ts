import { closedOn, dueOn, englandTime, type RetainedKind, type RetentionRule } from '@earshot/fieldwork';
import { type ClockedRows, closingFacts, countDue, type DueRows } from '@earshot/store';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** Which rows each kind of data is. Earshot keeps no recordings, so a clock for them has nothing to delete. */
const ROWS: Readonly<Record<RetainedKind, readonly ClockedRows[]>> = {
  contact_details: ['person', 'organisation_contact'],
  notes: ['note'],
  vouchers: ['voucher'],
  recordings: [],
};

/** A kind of data of one study, with its clock as it stands. Days are YYYY-MM-DD. */
export interface Clock {
  readonly study: Study;
  readonly kind: RetainedKind;
  /** Such as “12 months after close”; null: the plan sets none, so the data is kept without end. */
  readonly rule: RetentionRule | null;
  /** When fieldwork ended or will end; null: not known. */
  readonly closedOn: string | null;
  /** When the first of it is due; null: the clock does not run, or there is nothing. */
  readonly dueOn: string | null;
  /** How many rows there are, and how many of them are due today or before. */
  readonly held: number;
  readonly due: number;
}

/** How a rule reads. */
export function ruleInWords({ months, after }: RetentionRule): string {
  return `${months} ${months === 1 ? 'month' : 'months'} after ${after === 'close' ? 'fieldwork closed' : 'it was made'}`;
}

/** Every clock of every study that has a plan of fieldwork, as it stands today. Changes nothing. */
export async function readClocks(world: World): Promise<Clock[]> {
  const clocks: Clock[] = [];
  for (const study of world.studies.values()) {
    if (!study.fieldwork) continue;
    for (const kind of Object.keys(ROWS) as RetainedKind[]) clocks.push(await readClock(world, study, kind));
  }
  return clocks;
}

async function readClock(world: World, study: Study, kind: RetainedKind): Promise<Clock> {
  const plan = study.fieldwork!;
  const rule = plan.retention.find((one) => one.kind === kind) ?? null;
  const today = englandTime(world.now()).date;
  return world.store.transaction('erasure', async (queries) => {
    const closed = closedOn(plan, await closingFacts(queries, study.id));
    const counted = [];
    for (const rows of ROWS[kind]) counted.push(await countDue(queries, dueRows(study, rows, rule, today)));
    const held = counted.reduce((sum, one) => sum + one.held, 0);
    const madeDue = counted.flatMap(({ firstDueOn }) => firstDueOn ?? []).sort()[0] ?? null;
    const atClose = rule ? dueOn(rule, { closedOn: closed, madeOn: null }) : null;
    const first = rule?.after === 'made' ? madeDue : atClose;
    const isDue = rule !== null && (rule.after === 'made' || (atClose !== null && atClose <= today));
    const due = isDue ? counted.reduce((sum, one) => sum + one.due, 0) : 0;
    return { study, kind, rule, closedOn: closed, dueOn: held > 0 ? first : null, held, due };
  });
}

function dueRows(study: Study, rows: ClockedRows, rule: RetentionRule | null, today: string): DueRows {
  const made = rule?.after === 'made' ? { months: rule.months, by: today } : null;
  return { studyId: study.id, rows, made };
}

/** What to delete for a clock of which something is due: rows by table. */
export function dueOf({ study, kind, rule }: Clock, today: string): DueRows[] {
  return ROWS[kind].map((rows) => dueRows(study, rows, rule, today));
}
