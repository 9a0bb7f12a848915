import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivered } from './failing-mail-server.ts';

const QUESTIONS = Array.from({ length: 12 }, (_, index) => `q${index + 1}`);
const CODES = ['agree', 'neither', 'disagree'];

/** Somebody who answers by the link in their mail, and goes on trying while the server is away. */
export interface Respondent {
  readonly token: string;
  /** By question: what the server has said yes to. */
  readonly acknowledged: Map<string, string>;
}

/** Everybody who is answering, or has answered, in the storm. */
export class Respondents {
  readonly all: Respondent[] = [];
  /** Pages that the server has said yes to. */
  pages = 0;
  /** Posts that got no answer, or an error. */
  failures = 0;
  private readonly origin: string;
  private readonly random: () => number;
  private stopped = false;
  private readonly walking = new Set<Promise<void>>();
  private taken = 0;

  constructor(origin: string, random: () => number) {
    this.origin = origin;
    this.random = random;
  }

  /** Lets the next people answer whose mail has come, so that as many are answering at once as are wanted. */
  goOn(delivered: readonly Delivered[], atOnce: number): void {
    while (!this.stopped && this.walking.size < atOnce && this.taken < delivered.length) {
      const link = /\/a\/([\w-]{22})/.exec(delivered[this.taken]!.text);
      this.taken += 1;
      if (!link) throw new Error(`A mail without a link: ${delivered[this.taken - 1]!.text}`);
      const person: Respondent = { token: link[1]!, acknowledged: new Map() };
      this.all.push(person);
      const walk = this.answer(person).finally(() => this.walking.delete(walk));
      this.walking.add(walk);
    }
  }

  /** Nobody sends anything more from here on. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.walking);
  }

  private async answer(person: Respondent): Promise<void> {
    const home = `/a/${person.token}`;
    await this.until(home, { consent: 'yes' });
    for (const question of QUESTIONS) {
      const code = CODES[Math.floor(this.random() * CODES.length)]!;
      if (!(await this.until(`${home}/q/${question}`, { [question]: code }))) return;
      person.acknowledged.set(question, code);
      this.pages += 1;
      await sleep(this.random() * 150);
    }
    await this.until(`${home}/finish`, {});
  }

  /** Sends a form again and again until it is taken. False when the storm was over before. */
  private async until(address: string, fields: Record<string, string>): Promise<boolean> {
    while (!this.stopped) {
      if (await this.post(address, fields)) return true;
      this.failures += 1;
      await sleep(200);
    }
    return false;
  }

  private async post(address: string, fields: Record<string, string>): Promise<boolean> {
    try {
      const response = await fetch(`${this.origin}${address}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
        headers: { origin: this.origin },
        signal: AbortSignal.timeout(10_000),
      });
      await response.arrayBuffer();
      // Whoever sent their answers and was not told so finds them sent.
      return response.status === 303 || (address.endsWith('/finish') && response.status === 409);
    } catch {
      return false;
    }
  }
}
