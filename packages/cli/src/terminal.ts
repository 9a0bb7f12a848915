import type { PreviewedStudy } from '@earshot/actions';

/** What a command may touch of the world outside; the entry file hands in the real one. */
export interface Terminal {
  /** Where Earshot lies. */
  readonly checkout: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results, to standard output. */
  out(line: string): void;
  /** Problems and progress, to standard error. */
  err(line: string): void;
  /** Settles once somebody wants it to stop, by Ctrl-C; with its parent also when whoever started it is gone. */
  untilStopped(withParent?: boolean): Promise<unknown>;
  /** Left out where no pages can be shown. */
  readonly pages?: Pages;
}

/** Shows pages to whoever sits at this machine; the web is another shell, so the entry file hands it in. */
export interface Pages {
  /** Returns where the preview is to be seen, or what is in the way. */
  showPreview(
    study: PreviewedStudy,
    port: number,
    onError: (error: Error, route: string) => void,
  ): Promise<{ readonly address: string; stop(): Promise<void> } | { readonly sentence: string }>;
}

/** How a command ended: 0 well, 1 what it was given is wrong, 2 it was called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** Something that a call got wrong: said to the person, who gets the code. */
export class CallError extends Error {
  readonly code: 1 | 2;

  constructor(code: 1 | 2, message: string) {
    super(message);
    this.code = code;
  }
}

/** A call that no command understands; its message says what would be understood. */
export class UsageError extends CallError {
  constructor(message: string) {
    super(2, message);
  }
}

/** A call that is understood, but names something that is not there or cannot be written. */
export class WrongInput extends CallError {
  constructor(message: string) {
    super(1, message);
  }
}
