import type { LineOutcome, Role, SourceLine } from './source-line.ts';

interface Entry {
  role: Role;
  readonly to: Set<string>;
  readonly guesses: string[];
}

/** Layout says nothing, so there is nothing of it to carry. */
const SILENT: ReadonlySet<Role> = new Set(['blank', 'layout']);

/**
 * Keeps account of every line. A line counts as carried only when somebody said where to and nobody said that a part of
 * it was not understood; a line of which nobody said anything is not understood.
 */
export class Ledger {
  private readonly lines: readonly SourceLine[];
  private readonly entries = new Map<number, Entry>();

  constructor(lines: readonly SourceLine[]) {
    this.lines = lines;
  }

  role(line: number, role: Role): void {
    this.entry(line).role = role;
  }

  carry(line: number, to: string): void {
    this.entry(line).to.add(to);
  }

  /** @param guess a sentence: what the line seems to ask for. */
  fail(line: number, guess: string): void {
    this.entry(line).guesses.push(guess);
  }

  /** One outcome a line, in the order of the document. */
  outcomes(): LineOutcome[] {
    return this.lines.map((line) => {
      const { role, to, guesses } = this.entry(line.number);
      if (SILENT.has(role)) return { ...line, role, outcome: 'layout', to: [], guess: null };
      const isCarried = to.size > 0 && guesses.length === 0;
      const guess = isCarried ? null : guesses.join(' ') || `It stands where nothing of its kind is expected.`;
      return { ...line, role, outcome: isCarried ? 'carried' : 'not-understood', to: [...to], guess };
    });
  }

  private entry(line: number): Entry {
    const known = this.entries.get(line);
    if (known) return known;
    const made: Entry = { role: 'text', to: new Set(), guesses: [] };
    this.entries.set(line, made);
    return made;
  }
}
