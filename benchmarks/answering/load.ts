// The people, as a process of their own: told what to do over the channel to the process that started them.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Acknowledged } from './kept.ts';
import { PAGES } from './pages.ts';
import { Person } from './person.ts';

/** How many people answer at once, for how long, and how long each thinks over a page. */
export interface LoadWish {
  readonly origin: string;
  readonly people: number;
  readonly seconds: number;
  /** On average; each page takes from half to one and a half times as long. */
  readonly thinkSeconds: number;
  /** Of interviews that were begun beforehand: starting one is no page. Whoever is through with one takes the next. */
  readonly tokens: readonly string[];
}

export interface LoadResult {
  /** Answers that the server took, with the next page received. */
  readonly pages: number;
  /** From the first byte sent of an answer to the last received of the next page, in milliseconds; sorted. */
  readonly milliseconds: readonly number[];
  readonly errors: number;
  /** What went wrong first, so that a run that fails says why. */
  readonly firstError: string | null;
  readonly acknowledged: Acknowledged;
}

class Load {
  private readonly wish: LoadWish;
  private readonly milliseconds: number[] = [];
  private readonly acknowledged: Record<string, string[]> = {};
  private errors = 0;
  private firstError: string | null = null;
  private readonly tokens: string[];

  constructor(wish: LoadWish) {
    this.wish = wish;
    this.tokens = [...wish.tokens];
  }

  async run(): Promise<LoadResult> {
    const until = performance.now() + this.wish.seconds * 1000;
    await Promise.all(Array.from({ length: this.wish.people }, () => this.person(until)));
    const milliseconds = this.milliseconds.sort((a, b) => a - b);
    const { acknowledged } = this;
    return {
      pages: milliseconds.length,
      milliseconds,
      errors: this.errors,
      firstError: this.firstError,
      acknowledged,
    };
  }

  private async person(until: number): Promise<void> {
    const person = new Person(this.wish.origin);
    await this.think(Math.random());
    let isNew = true;
    while (performance.now() < until) {
      const token = this.tokens.pop();
      try {
        if (!token) throw new Error('There were too few interviews.');
        await this.interview(person, token, { until, isNew });
      } catch (error) {
        this.errors += 1;
        this.firstError ??= (error as Error).message;
        if (!token) break;
      }
      isNew = false;
    }
    person.leave();
  }

  private async interview(
    person: Person,
    token: string,
    { until, isNew }: { until: number; isNew: boolean },
  ): Promise<void> {
    const link = `/a/${token}`;
    const taken: string[] = [];
    this.acknowledged[token] = taken;
    let page = await person.get(`${link}/q/${PAGES[0]!.question}`);
    if (isNew) await person.fetchAssets(page);
    for (const [index, { question, form }] of PAGES.entries()) {
      if (performance.now() >= until) return;
      await this.think(0.5 + Math.random());
      const begun = performance.now();
      const reply = await person.post(`${link}/q/${question}`, form);
      if (reply.status !== 303) throw new Error(`${question} was answered with ${reply.status}`);
      taken.push(question);
      page = await person.get(reply.location);
      const next = PAGES[index + 1];
      const isNext = next ? page.body.includes(`name="${next.question}"`) : page.body.includes(`${link}/finish`);
      if (page.status !== 200 || !isNext) throw new Error(`after ${question} came ${page.status} ${reply.location}`);
      this.milliseconds.push(performance.now() - begun);
    }
  }

  private async think(share: number): Promise<void> {
    if (this.wish.thinkSeconds > 0) await sleep(this.wish.thinkSeconds * 1000 * share);
  }
}

process.on('message', async (message: LoadWish | { readonly stop: true }) => {
  if ('stop' in message) process.exit(0);
  process.send!(await new Load(message).run());
});
process.send!({ ready: true });
