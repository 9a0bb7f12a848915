import { type KeptThread, keptThread, ThreadStopped } from '../thread/kept-thread.ts';
import { oneAtATime } from '../thread/one-at-a-time.ts';
import type { CountedReturn, ReturnStep, ReturnTask } from './return-task.ts';

/** Whose a check is: of the account that began it, and of its authority where it has one. */
export interface CheckOwner {
  readonly accountId: string;
  /** Nine characters; null for an account that is for no authority. */
  readonly authorityCode: string | null;
}

/** One return that is being checked or has been, as this process has it. Nothing of it is ever stored. */
export interface KeptCheck {
  readonly id: string;
  readonly owner: CheckOwner;
  readonly fileName: string;
  readonly begunAt: Date;
  /** When it is forgotten. */
  readonly until: Date;
  readonly going: { readonly step: ReturnStep | null; readonly finished: Promise<void> } | null;
  readonly counted: CountedReturn | null;
  /** How the last work on it ended that came to nothing. */
  readonly ended: 'stopped' | 'failed' | null;
}

type Entry = { -readonly [Key in keyof KeptCheck]: KeptCheck[Key] } & {
  stop: AbortController;
  readonly timer: NodeJS.Timeout;
};

/** Checks of returns, in the memory of this process: at most for an hour, few of them, one of each account. */
export interface KeptChecks {
  find(id: string): KeptCheck | null;
  of(accountId: string): KeptCheck | null;
  /** Forgets what the account had, and begins; null where too many are under way. */
  begin(check: NewCheck, work: Work): KeptCheck | null;
  /** Works on one that is there; goes on with what is going. */
  workOn(id: string, work: Work): Promise<void>;
  stop(id: string): void;
  forget(id: string): void;
  /** Forgets all. */
  close(): Promise<void>;
}

export interface NewCheck {
  readonly id: string;
  readonly owner: CheckOwner;
  readonly fileName: string;
  readonly begunAt: Date;
}

export interface Work {
  readonly task: ReturnTask;
  readonly stopping: AbortSignal;
}

/** How long a check is kept, in milliseconds. */
export const KEPT_FOR = 3_600_000;
const MOST_KEPT = 20;
/** In all checks together: some hundred megabytes. */
const MOST_WORKERS = 100_000;
/** Each holds its file in memory until its turn. */
const MOST_GOING = 4;

export function keptChecks(): KeptChecks {
  const kept = new Map<string, Entry>();
  const inTurn = oneAtATime();
  const thread = keptThread<ReturnStep, CountedReturn>(new URL('./return-thread.ts', import.meta.url));
  const ofAccount = (accountId: string) =>
    [...kept.values()].find(({ owner }) => owner.accountId === accountId) ?? null;

  function forget(id: string): void {
    const entry = kept.get(id);
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.stop.abort();
    kept.delete(id);
  }

  function add(check: NewCheck): Entry {
    const timer = setTimeout(() => forget(check.id), KEPT_FOR).unref();
    const until = new Date(check.begunAt.getTime() + KEPT_FOR);
    const entry = { ...check, until, timer, going: null, counted: null, ended: null, stop: new AbortController() };
    kept.set(check.id, entry);
    for (const old of [...kept.values()].slice(0, -MOST_KEPT)) forget(old.id);
    return entry;
  }

  /** Forgets the oldest of the others until there is room for what was read now. */
  function forgetBeyond(newest: Entry): void {
    const workersOf = ({ counted }: Entry): number => counted?.checked.read.workers.length ?? 0;
    let total = [...kept.values()].reduce((sum, entry) => sum + workersOf(entry), 0);
    for (const entry of kept.values()) {
      if (total <= MOST_WORKERS) return;
      if (entry === newest || entry.going) continue;
      total -= workersOf(entry);
      forget(entry.id);
    }
  }

  function work(entry: Entry, { task, stopping }: Work): Promise<void> {
    entry.stop = new AbortController();
    const signal = AbortSignal.any([entry.stop.signal, stopping]);
    const finished = settle(
      entry,
      forgetBeyond,
      inTurn(() => workOut(thread, entry, task, signal)),
    );
    entry.going = { step: null, finished };
    return finished;
  }

  return {
    find: (id) => kept.get(id) ?? null,
    of: ofAccount,
    begin(check, order) {
      const before = ofAccount(check.owner.accountId);
      const others = [...kept.values()].filter(({ going, id }) => going !== null && id !== before?.id);
      if (others.length >= MOST_GOING) return null;
      if (before) forget(before.id);
      const entry = add(check);
      void work(entry, order).catch(() => {});
      return entry;
    },
    workOn(id, order) {
      const entry = kept.get(id);
      if (!entry) throw new Error(`workOn: there is no check ${id}.`);
      return entry.going?.finished ?? work(entry, order);
    },
    stop: (id) => kept.get(id)?.stop.abort(),
    forget,
    async close() {
      for (const id of kept.keys()) forget(id);
      await thread.close();
    },
  };
}

function workOut(
  thread: KeptThread<ReturnStep, CountedReturn>,
  entry: Entry,
  task: ReturnTask,
  stopping: AbortSignal,
): Promise<CountedReturn> {
  const transfer = task.kind === 'check' ? [task.bytes.buffer as ArrayBuffer] : [];
  const tell = (step: ReturnStep): void => {
    if (entry.going) entry.going = { ...entry.going, step };
  };
  return thread.do({ task, transfer, tell, stopping });
}

async function settle(entry: Entry, makeRoom: (newest: Entry) => void, working: Promise<CountedReturn>): Promise<void> {
  try {
    entry.counted = await working;
    makeRoom(entry);
    entry.ended = null;
  } catch (error) {
    const stopped = error instanceof ThreadStopped;
    entry.ended = stopped ? 'stopped' : 'failed';
    if (!stopped) throw error;
  } finally {
    entry.going = null;
  }
}
