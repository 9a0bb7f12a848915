import type { Problem } from '@earshot/planfile';

/** What a document leaves open or gets wrong, by its lines; what is assumed instead is said with it. */
export class Problems {
  readonly problems: Problem[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Something that the person who imports has to decide or look at; the result stands nevertheless. */
  note(code: string, line: number, sentence: string, question?: string): void {
    const place = { file: this.file, line, column: 1 };
    const problem = { code, severity: 'warning', place, sentence } as const;
    if (this.problems.some((known) => known.code === code && known.place.line === line && known.sentence === sentence))
      return;
    this.problems.push(question === undefined ? problem : { ...problem, question });
  }
}
