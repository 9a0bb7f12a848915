import { z } from 'zod';
import { CONSENT_PURPOSES, RETAINED_KINDS } from './plan.ts';

const words = z.string().trim().min(1, 'words are missing');
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected lower-case letters, digits and underscores');
const day = z.int().min(0).max(1000);
const date = z.iso.date('expected a day such as 2026-09-30');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as "09:00"');
/** “24:00” is the end of a day, so that a whole day can be open, its last minute too. */
const clockAtEnd = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected a time such as "17:30", or "24:00"');

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const days = z.array(z.enum(WEEK)).min(1);

const windowShape = z.strictObject({
  id: name,
  days,
  from: clock,
  to: clockAtEnd,
});

const mailShape = z.strictObject({ id: name, kind: z.literal('mail'), day, subject: words, text: words });
const telephoneShape = z.strictObject({
  id: name,
  kind: z.literal('telephone'),
  day,
  attempts: z.int().min(1).max(50),
  hours_between: z.number().min(0).max(720).default(4),
  windows: z.array(windowShape).min(1),
});
const closeShape = z.strictObject({ id: name, kind: z.literal('close'), day });
const whereNowShape = z.strictObject({ id: name, is: z.enum(['moved', 'left']), label: words, when: words });
const consentShape = z.strictObject({ question: name, yes: z.union([z.string(), z.int()]).transform(String) });

const spokenShape = {
  opening: words,
  introduction: z.array(words).min(1),
  reassurances: z.array(z.strictObject({ asked: words, say: words, mailed: z.boolean().default(false) })),
  rights: z.array(z.strictObject({ id: name, title: words, text: words })).min(1),
  consent: words,
};
const callingShape = z.strictObject({
  ...z.object(spokenShape).partial().shape,
  languages: z
    .record(z.string(), z.strictObject({ ...spokenShape, reassurances: spokenShape.reassurances.default([]) }))
    .default({}),
});

/** The shape of fieldwork.yml. */
export const fieldworkShape = z.strictObject({
  sample: z
    .strictObject({
      columns: z.record(name, z.array(words).min(1)).default({}),
      scope: words.optional(),
    })
    .default({ columns: {} }),
  soft_launch: z
    .strictObject({ share: z.number().gt(0).max(50), strata: z.array(name).default([]), seed: z.int().min(0) })
    .optional(),
  protocol: z.array(z.discriminatedUnion('kind', [mailShape, telephoneShape, closeShape])).min(1),
  open_link: z.array(z.strictObject({ id: name, day, subject: words, text: words })).default([]),
  calling: callingShape.optional(),
  sending: z
    .strictObject({ days: days.default([...WEEK]), from: clock.default('08:00'), to: clockAtEnd.default('18:00') })
    .default({ days: [...WEEK], from: '08:00', to: '18:00' }),
  open_to_all: z.boolean().default(false),
  outcomes: z.strictObject({
    eligibility: z.enum(['known', 'unknown']),
    e: z
      .union([z.literal('proportional'), z.strictObject({ value: z.number().min(0).max(1), why: words })])
      .default('proportional'),
    partial_from: name.optional(),
  }),
  consents: z.partialRecord(z.enum(CONSENT_PURPOSES), consentShape).default({}),
  panel: z
    .strictObject({
      from: words,
      feed_forward: z.record(name, name).default({}),
      where_now: z.array(whereNowShape).default([]),
    })
    .optional(),
  new_entrants: z.strictObject({ from: date, to: date }).optional(),
  retention: z
    .partialRecord(
      z.enum(RETAINED_KINDS),
      z.strictObject({ months: z.int().min(1).max(240), after: z.enum(['close', 'made']) }),
    )
    .default({}),
  vouchers: z
    .strictObject({ purpose: words, worth: words, for: z.enum(['completed', 'interview']).default('completed') })
    .optional(),
});

export type ShapedFieldwork = z.infer<typeof fieldworkShape>;
export type ShapedCalling = z.infer<typeof callingShape>;
