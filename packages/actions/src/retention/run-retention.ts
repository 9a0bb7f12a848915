import { englandTime } from '@earshot/fieldwork';
import {
  appendAudit,
  appendDeletion,
  type DueRows,
  deleteDue,
  forgetUndecidedLetters,
  lockDeletions,
  type RowsByTable,
} from '@earshot/store';
import type { World } from '../world.ts';
import { proofOf } from './deletion-proof.ts';
import { type Clock, dueOf, readClocks, ruleInWords } from './retention-plan.ts';

/** What one run deleted, or would delete, of one kind of data in one study. */
export interface Retired {
  readonly studyId: string;
  readonly kind: string;
  readonly rule: string;
  /** By table; in a dry run, none. */
  readonly rows: RowsByTable;
  /** How many rows were due. */
  readonly due: number;
}

/** So many rows are deleted in one transaction, so that nobody waits long for a lock. */
const SLICE = 1000;
/** Somebody has had the time to ask the mail server’s log what became of a mail: 30 days, in milliseconds. */
const LETTERS_WAIT = 30 * 24 * 3_600_000;

/**
 * Deletes everything whose time has come, in every study with a plan, in slices; each slice writes its proof in the same
 * transaction. Cut off, the next run goes on. Several may run at once: they take turns. The words of single mails whose
 * sending stayed unknown go as well, without a proof: no plan has a clock for them. Called daily by the worker and by
 * `bin/earshot retention`.
 */
export async function runRetention(
  world: World,
  { dryRun = false, slice = SLICE }: { readonly dryRun?: boolean; readonly slice?: number } = {},
): Promise<Retired[]> {
  const today = englandTime(world.now()).date;
  const due = (await readClocks(world)).filter((clock) => clock.due > 0);
  const retired: Retired[] = [];
  if (!dryRun) await forgetLetters(world);
  for (const clock of due) {
    const rows: Record<string, number> = {};
    for (const wanted of dryRun ? [] : dueOf(clock, today)) {
      for (;;) {
        const gone = await deleteSlice(world, clock, wanted, slice);
        for (const [table, count] of Object.entries(gone.rows)) rows[table] = (rows[table] ?? 0) + count;
        if (gone.count < slice) break;
      }
    }
    retired.push({ studyId: clock.study.id, kind: clock.kind, rule: ruleInWords(clock.rule!), rows, due: clock.due });
  }
  return retired;
}

function forgetLetters(world: World): Promise<number> {
  const before = new Date(world.now().getTime() - LETTERS_WAIT);
  return world.store.transaction('mailer', (queries) => forgetUndecidedLetters(queries, before));
}

function deleteSlice(
  world: World,
  { study, kind, rule, dueOn }: Clock,
  wanted: DueRows,
  limit: number,
): Promise<{ rows: RowsByTable; count: number }> {
  const at = world.now();
  return world.store.transaction('erasure', async (queries) => {
    const previousSha256 = await lockDeletions(queries);
    const { rows, count, lastDueOn } = await deleteDue(queries, wanted, { limit, at });
    if (count === 0) return { rows: {}, count };
    const words = ruleInWords(rule!);
    const deletion = { studyId: study.id, kind, rule: words, rows, dueOn: lastDueOn ?? dueOn!, doneAt: at };
    const sha256 = proofOf({ ...deletion, previousSha256 });
    await appendDeletion(queries, { ...deletion, previousSha256, sha256 });
    const entry = { at, actor: 'system', action: 'delete-what-is-due', studyId: study.id, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { kind, rows, sha256 } });
    return { rows, count };
  });
}
