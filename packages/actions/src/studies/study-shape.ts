import { z } from 'zod';
import { CENSUS_GROUPS } from '../study.ts';

const words = z.string().trim().min(1, 'words are missing');

/** The shape of study.yml. */
export const studyShape = z.strictObject({
  title: words,
  summary: words,
  organisation: words,
  contact: z.email('expected an e-mail address'),
  welcome: words,
  consent: words,
  thanks: words,
  census: z
    .strictObject({
      year: z.int(),
      regions: z.record(z.string(), words),
      region: words,
      population: words,
      groups: z.record(z.enum(CENSUS_GROUPS), words),
    })
    .optional(),
});

export type ShapedStudy = z.infer<typeof studyShape>;
