// A reporter for node:test that writes each result as a line of JSON, for the runner to read.
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** One finished test, as the runner reads it. */
export interface Result {
  /** The test file; empty when that cannot be told: an error that came when its test had ended. */
  readonly file: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** The titles of its suites and its own. */
  readonly title: string;
  /** What went wrong, with the stack; empty unless it failed. */
  readonly error: string;
}

/** A test file whose tests have all ended. */
export interface FileEnd {
  readonly file: string;
  readonly seconds: number;
}

/** A test or a suite that has begun: of a process that does not end, the last one tells where it stands. */
export interface Begun {
  readonly begun: string;
}

/** Stands last, so that files which end before their tests have are noticed. */
export const END = '"end"';
/** Exit code of a process whose tests have all ended, but in which something was left open. */
export const LEFT_OPEN = 86;

type Finished = TestEvent & { type: 'test:pass' | 'test:fail' };

export default async function* resultLines(events: AsyncIterable<TestEvent>): AsyncGenerator<string, void> {
  const titles: string[] = [];
  for await (const event of events) {
    if (event.type === 'test:dequeue') yield `${JSON.stringify({ begun: event.data.name } satisfies Begun)}\n`;
    if (event.type === 'test:start') titles.splice(event.data.nesting, Infinity, event.data.name);
    if (event.type === 'test:diagnostic' && STRAY.test(event.data.message)) yield strayLine(event.data.message);
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const [file = '', ...title] = [...titles.slice(0, event.data.nesting), event.data.name];
    const result = resultOf(event, file, title.join(' › '));
    if (result) yield `${JSON.stringify(result)}\n`;
    if (event.data.nesting === 0) yield `${JSON.stringify(endOf(event, file))}\n`;
  }
  yield `${END}\n`;
}

/** How node:test reports an error that was thrown when the test it belongs to had ended. */
const STRAY = /^(Error|Warning): .*asynchronous activity/;

function strayLine(error: string): string {
  const result: Result = { file: '', outcome: 'failed', title: 'something that a test had left running', error };
  return `${JSON.stringify(result)}\n`;
}

function endOf({ data }: Finished, file: string): FileEnd {
  return { file, seconds: data.details.duration_ms / 1000 };
}

/** Null for a suite, unless it failed otherwise than through its tests: in a hook, say. */
function resultOf(event: Finished, file: string, title: string): Result | null {
  const { data } = event;
  if (event.type === 'test:fail') {
    const error = event.data.details.error as Error & { failureType?: string };
    if (error.failureType === 'subtestsFailed') return null;
    return { file, outcome: 'failed', title: title || 'the file as a whole', error: readable(error.cause ?? error) };
  }
  if (data.details.type === 'suite') return null;
  return { file, outcome: data.skip === undefined && data.todo === undefined ? 'passed' : 'skipped', title, error: '' };
}

function readable(error: unknown): string {
  return error instanceof Error && error.cause === undefined ? (error.stack ?? String(error)) : inspect(error);
}
