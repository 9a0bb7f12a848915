/** The ways in which a machine, a folder or a database can keep Earshot from opening its database. */
export type RefusalCode =
  | 'in-use'
  | 'no-binaries'
  | 'not-ours'
  | 'closed-folder'
  | 'would-not-start'
  | 'not-a-database-url'
  | 'unreachable'
  | 'postgresql-too-old'
  | 'no-roles'
  | 'migration-changed'
  | 'database-newer';

/**
 * Why the database cannot be opened, for the person who typed the command: what is wrong, where, and what to do.
 * Thrown inside this package; `openDatabase` and `migrate` hand it back as a value.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, sentence: string) {
    super(sentence);
    this.name = 'Refusal';
    this.code = code;
  }

  get sentence(): string {
    return this.message;
  }
}

/** Runs the work and hands a refusal thrown in it back as a value; anything else thrown stays thrown. */
export async function refusalAsValue<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
