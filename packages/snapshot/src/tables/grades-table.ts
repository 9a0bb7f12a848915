import type { Table } from '@earshot/tables';
import type { GradeLine } from '../measures/establishment.ts';
import type { MonthCounts } from '../measures/month-counts.ts';
import { gradeLabel } from '../scheme/scheme.ts';
import { column, figureOr, frameOf, row } from './cells.ts';

const COLUMNS = [
  ['posts', 'Posts', 'posts.csv was not given'],
  ['inPost', 'In post', 'people.csv was not given'],
  ['vacant', 'Vacant', 'posts.csv or people.csv was not given'],
  ['covered', 'Covered by agency', 'cover.csv was not given'],
  ['accepted', 'Accepted offers', 'offers.csv was not given'],
  ['gap', 'True gap', 'one of posts.csv, people.csv, cover.csv and offers.csv was not given'],
  ['leftIfAllStart', 'Left if all start', 'one of posts.csv, people.csv and offers.csv was not given'],
] as const;

/** Posts, people, vacancies, cover and offers by grade, in full-time equivalents. Posts are not people: nothing is withheld. */
export function gradesTable(counts: MonthCounts): Table {
  const { on, ...frame } = frameOf(counts);
  const { grades, total, isByPost } = counts.establishment;
  const lines = [...grades, total];
  return {
    ...frame,
    id: 'grades',
    title: 'Posts and vacancies by grade, full-time equivalents',
    columns: COLUMNS.map(([id, label]) => column(id, label)),
    rows: [...grades.map(({ grade }) => row(grade, gradeLabel(counts.scheme, grade))), row('total', 'All grades')],
    cells: lines.map((line: GradeLine) => COLUMNS.map(([id, , why]) => figureOr(line[id], 1, why))),
    base: `Posts, people in post, agency workers whose reason is a vacancy, accepted offers; on ${on}`,
    notes: [
      isByPost
        ? 'Vacancies are found post by post. Whoever is in post without a post, or beyond it, fills none; so posts less those in post is not what is vacant.'
        : 'Vacancies are found by grade, since people.csv does not say who is in which post: people beyond the posts of one team hide vacancies of another.',
      'True gap: vacant less covered by agency less accepted offers. Below nought, more come than are needed. All grades: those that are short, added up, since too many of one grade fill no post of another.',
      'Left if all start: vacant less accepted offers, not below nought; as if nobody left meanwhile and agency workers went when posts are filled.',
    ],
  };
}
