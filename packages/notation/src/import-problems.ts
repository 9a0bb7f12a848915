import type { Problem } from '@earshot/planfile';

/** What a document leaves open or gets wrong, by its lines; what is assumed instead is said with it. */
export class Problems {
  private readonly problems: Problem[] = [];
  private readonly known = new Set<string>();
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Something that the person who imports has to decide or look at; the result stands nevertheless. */
  note(code: string, line: number, sentence: string, question?: string): void {
    const place = { file: this.file, line, column: 1 };
    const problem = { code, severity: 'warning', place, sentence } as const;
    const key = `${code} ${line} ${sentence}`;
    if (this.known.has(key)) return;
    this.known.add(key);
    this.problems.push(question === undefined ? problem : { ...problem, question });
  }

  /** All of them, in the order of their lines. */
  inOrder(): Problem[] {
    return [...this.problems].sort((one, other) => one.place.line - other.place.line);
  }
}
