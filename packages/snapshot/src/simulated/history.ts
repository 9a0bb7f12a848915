// A made-up authority through some years: who starts and leaves in which month, with their posts; and who covers for them.
import type { CoverReason, Origin } from '../layout/codes.ts';
import type { Drawing } from './drawing.ts';

export type SimulatedGrade = 'sw' | 'sp' | 'tm';

/** A month as a number, counted from the first of the history; below nought before it. Days are 2 to 28. */
export interface Moment {
  readonly month: number;
  readonly day: number;
}

export interface SimulatedPost {
  readonly post: string;
  readonly grade: SimulatedGrade;
}

export interface SimulatedPerson {
  readonly person: string;
  readonly post: SimulatedPost;
  /** Hundredths of a full-time equivalent; a post has room for a hundred. */
  readonly hundredths: number;
  readonly start: Moment;
  end: Moment | null;
  readonly origin: Origin;
}

export interface SimulatedCover {
  readonly worker: string;
  readonly grade: SimulatedGrade;
  readonly reason: CoverReason;
  readonly hundredths: number;
  readonly start: Moment;
  end: Moment | null;
  /** Pence an hour; the cap counts four pounds less. */
  readonly pence: number;
}

export interface History {
  readonly posts: readonly SimulatedPost[];
  readonly people: readonly SimulatedPerson[];
  readonly cover: readonly SimulatedCover[];
}

/** Lives so many months of an authority. Nobody starts in a post in the month in which somebody leaves it. */
export function simulateHistory(workers: number, months: number, draw: Drawing): History {
  const posts = Array.from({ length: Math.ceil(workers * 1.25) }, (_, at) => simulatedPost(at));
  const life = new Life(posts, draw);
  for (const post of posts)
    if (draw.happens(0.8)) life.joins(post, { month: -draw.whole(1, 180), day: draw.whole(2, 28) });
  for (let month = 0; month < months; month += 1) life.passes(month);
  return { posts, people: life.people, cover: life.cover };
}

function simulatedPost(at: number): SimulatedPost {
  const grade = at % 15 === 14 ? 'tm' : at % 4 === 3 ? 'sp' : 'sw';
  return { post: `P${String(at + 1).padStart(4, '0')}`, grade };
}

const ORIGINS = ['newly_qualified', 'newly_qualified', 'other_authority', 'agency_here', 'abroad', 'return'] as const;
const REASONS = ['vacancy', 'vacancy', 'vacancy', 'maternity', 'sickness', 'resilience', 'project_team'] as const;
const PART_TIME = [100, 100, 100, 100, 80, 60] as const;

class Life {
  readonly people: SimulatedPerson[] = [];
  readonly cover: SimulatedCover[] = [];
  readonly #posts: readonly SimulatedPost[];
  readonly #draw: Drawing;
  readonly #inPost = new Map<SimulatedPost, SimulatedPerson>();

  constructor(posts: readonly SimulatedPost[], draw: Drawing) {
    this.#posts = posts;
    this.#draw = draw;
  }

  joins(post: SimulatedPost, start: Moment): void {
    const person: SimulatedPerson = {
      person: `E${String(this.people.length + 1).padStart(4, '0')}`,
      post,
      hundredths: this.#draw.one(PART_TIME),
      start,
      end: null,
      origin: this.#draw.one(ORIGINS),
    };
    this.people.push(person);
    this.#inPost.set(post, person);
  }

  passes(month: number): void {
    const day = () => this.#draw.whole(2, 28);
    const vacant = this.#posts.filter((post) => !this.#inPost.has(post));
    for (const person of [...this.#inPost.values()]) {
      if (person.start.month >= month || !this.#draw.happens(0.015)) continue;
      person.end = { month, day: day() };
      this.#inPost.delete(person.post);
    }
    for (const one of this.cover) {
      if (one.end === null && one.start.month < month && this.#draw.happens(0.08)) one.end = { month, day: day() };
    }
    for (const post of vacant) {
      if (this.#draw.happens(0.07)) this.joins(post, { month, day: day() });
      else if (this.#draw.happens(0.08)) this.#covers(post.grade, { month, day: day() });
    }
  }

  #covers(grade: SimulatedGrade, start: Moment): void {
    this.cover.push({
      worker: `A${String(this.cover.length + 1).padStart(4, '0')}`,
      grade,
      reason: this.#draw.one(REASONS),
      hundredths: this.#draw.one(PART_TIME),
      start,
      end: null,
      pence: this.#draw.whole(3400, 4800),
    });
  }
}
