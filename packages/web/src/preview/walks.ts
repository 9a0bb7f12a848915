import type { Answers, Mode } from '@earshot/instrument';

/** Somebody's walk through a questionnaire: what they have answered, and as whom. */
export interface Walk {
  readonly study: string;
  readonly mode: Mode;
  readonly language: string;
  /** What is taken to be known of the person beforehand. */
  readonly sample: Answers;
  readonly answers: Answers;
  /** The question that it was led to, and the names of the answers that decided the way; null when it was walked. */
  readonly led: { readonly to: string; readonly deciding: readonly string[] } | null;
}

/** Walks that nobody has gone on with for so long are forgotten: two hours, in milliseconds. */
const PATIENCE = 2 * 60 * 60 * 1000;
/** Most walks that are remembered; then the one that was left alone longest goes. */
const MOST = 500;

/**
 * The walks that go on now, in the memory of this process and nowhere else. Hidden fields could hold the answers as
 * well, but then Back and Reload would not work as in the real interview, which is what a preview is to show; and a
 * page of a long questionnaire would carry all of it.
 */
export class Walks {
  private readonly walks = new Map<string, { readonly walk: Walk; readonly until: number }>();
  private readonly now: () => Date;
  private readonly randomBytes: (length: number) => Uint8Array;

  constructor(now: () => Date, randomBytes: (length: number) => Uint8Array) {
    this.now = now;
    this.randomBytes = randomBytes;
  }

  /** Remembers a new walk; returns its part of addresses. */
  begin(walk: Walk): string {
    const id = Buffer.from(this.randomBytes(12)).toString('base64url');
    this.keep(id, walk);
    return id;
  }

  /** Null for one that has been forgotten or never was. */
  find(id: string): Walk | null {
    const found = this.walks.get(id);
    if (!found || found.until < this.now().getTime()) return null;
    this.keep(id, found.walk);
    return found.walk;
  }

  keep(id: string, walk: Walk): void {
    const now = this.now().getTime();
    // A map is in the order in which its keys were set, so that the first has been left alone longest.
    this.walks.delete(id);
    this.walks.set(id, { walk, until: now + PATIENCE });
    for (const [old, { until }] of this.walks) {
      if (until >= now && this.walks.size <= MOST) break;
      this.walks.delete(old);
    }
  }
}
