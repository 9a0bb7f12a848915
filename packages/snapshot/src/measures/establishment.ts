import { isThere } from '../presence.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Person, Post, Snapshot } from '../snapshot.ts';
import { exactSum, withoutNoise } from './exact-sum.ts';
import { gradesOf } from './grades.ts';

/** Posts and people of one grade, in full-time equivalents. Null where a file that it is made from was not given. */
export interface GradeLine {
  readonly grade: string;
  readonly posts: number | null;
  readonly inPost: number | null;
  /** What of the posts nobody fills. */
  readonly vacant: number | null;
  /** Agency workers whose reason is a vacancy. */
  readonly covered: number | null;
  /** Accepted offers of people who have not started. */
  readonly accepted: number | null;
  /** Vacant less covered less accepted; below nought where more come than are needed. */
  readonly gap: number | null;
  /** What is vacant still if everybody who accepted starts and nobody leaves; not below nought. */
  readonly leftIfAllStart: number | null;
}

export interface Establishment {
  readonly grades: readonly GradeLine[];
  /** All grades together. Its gap is the sum of those above nought: too many of one grade fill no post of another. */
  readonly total: GradeLine;
  /** Of those in post, who is more than their post has room for, or has none. */
  readonly beyondPosts: number | null;
  /** Whether people.csv says who is in which post; vacancies are otherwise found by grade. */
  readonly isByPost: boolean;
}

/** Counts posts, people, vacancies and what is coming on the last day of the month, by grade. */
export function establishmentOf(snapshot: Snapshot, scheme: Scheme): Establishment {
  const { day, posts, cover, offers } = snapshot;
  const people = snapshot.people?.filter((one) => isThere(one, day)) ?? null;
  const isByPost = people?.some(({ post }) => post !== null) ?? false;
  const vacant = posts && people ? vacantByGrade(posts, people, isByPost) : null;
  const covering = cover?.filter((one) => one.reason === 'vacancy' && isThere(one, day)) ?? null;
  const accepted = offers?.filter(({ status }) => status === 'accepted') ?? null;
  const grades = gradesOf(snapshot, scheme).map((grade) => {
    const counts = {
      posts: fteOf(posts, grade),
      inPost: fteOf(people, grade),
      vacant: vacant && (vacant.get(grade) ?? 0),
      covered: fteOf(covering, grade),
      accepted: fteOf(accepted, grade),
    };
    return { grade, ...counts, ...gapOf(counts) };
  });
  return { grades, total: totalOf(grades), beyondPosts: beyondPosts(grades), isByPost };
}

function fteOf(rows: readonly { grade: string; fte: number }[] | null, grade: string): number | null {
  return rows && exactSum(rows.filter((row) => row.grade === grade).map(({ fte }) => fte));
}

/**
 * What is vacant in each grade. Post by post where it is known who is in which: somebody beyond the posts of one team then
 * hides no vacancy of another. By grade otherwise.
 */
function vacantByGrade(posts: readonly Post[], people: readonly Person[], isByPost: boolean): Map<string, number> {
  const filled = new Map<string, number>();
  for (const { post, grade, fte } of people) {
    const place = isByPost ? post : grade;
    if (place !== null) filled.set(place, (filled.get(place) ?? 0) + fte);
  }
  const places = isByPost ? posts : [...summedByGrade(posts)].map(([grade, fte]) => ({ post: grade, grade, fte }));
  const vacant = new Map<string, number>();
  for (const { post, grade, fte } of places) {
    const left = Math.max(0, fte - (filled.get(post) ?? 0));
    vacant.set(grade, withoutNoise((vacant.get(grade) ?? 0) + left));
  }
  return vacant;
}

function summedByGrade(posts: readonly Post[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { grade, fte } of posts) sums.set(grade, (sums.get(grade) ?? 0) + fte);
  return sums;
}

type Counted = Omit<GradeLine, 'grade' | 'gap' | 'leftIfAllStart'>;

function gapOf({ vacant, covered, accepted }: Counted): Pick<GradeLine, 'gap' | 'leftIfAllStart'> {
  if (vacant === null || accepted === null) return { gap: null, leftIfAllStart: null };
  return {
    gap: covered === null ? null : withoutNoise(vacant - covered - accepted),
    leftIfAllStart: Math.max(0, withoutNoise(vacant - accepted)),
  };
}

function totalOf(grades: readonly GradeLine[]): GradeLine {
  const total = (of: (line: GradeLine) => number | null): number | null => {
    const known = grades.map(of);
    return grades.length > 0 && known.every((each) => each !== null) ? exactSum(known) : null;
  };
  return {
    grade: 'all',
    posts: total(({ posts }) => posts),
    inPost: total(({ inPost }) => inPost),
    vacant: total(({ vacant }) => vacant),
    covered: total(({ covered }) => covered),
    accepted: total(({ accepted }) => accepted),
    gap: total(({ gap }) => gap && Math.max(0, gap)),
    leftIfAllStart: total(({ leftIfAllStart }) => leftIfAllStart),
  };
}

/** Posts less what is vacant is filled; whoever is in post besides is beyond the posts. */
function beyondPosts(grades: readonly GradeLine[]): number | null {
  const { posts, vacant, inPost } = totalOf(grades);
  return posts === null || vacant === null || inPost === null ? null : withoutNoise(inPost - (posts - vacant));
}
