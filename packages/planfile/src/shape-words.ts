// What is wrong with a value that does not fit its shape, in words of ours: zod's own are written for programmers.
import type { z } from 'zod';
import { nearest } from './nearest.ts';
import type { PlanPath } from './read-plan.ts';

/** An issue as zod hands it to an error map: beside what it reports, the value and the schema. */
type RawIssue = z.core.$ZodRawIssue;
type Issue = z.core.$ZodIssue;

/** What completes “… does not fit: ”. For zod, which asks wherever a shape has no words of its own. */
export function shapeWords(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${kindOf(issue.expected)}, found ${found(issue.input)}`;
    case 'invalid_value':
      return `expected ${anyOf(issue.values)}, found ${found(issue.input)}`;
    case 'too_small':
      return `expected ${amount(issue.origin, issue.minimum)} or more`;
    case 'too_big':
      return `expected ${amount(issue.origin, issue.maximum)} at most`;
    case 'invalid_key':
      return `it cannot be a key here: ${issue.issues.map(({ message }) => message).join('; ')}`;
    case 'invalid_union':
      return unionWords(issue);
    case 'unrecognized_keys':
      return `the keys are ${quoted(nearest(issue.keys[0]!, keysOf(issue.inst), Number.POSITIVE_INFINITY)).join(', ')}`;
    default:
      return 'this cannot stand here';
  }
}

/** The whole sentence. `missing`: nothing at all stands at the path, so whatever was expected is beside the point. */
export function shapeSentence(words: string, path: PlanPath, missing: boolean): string {
  const where = path.length === 0 ? 'The file' : `“${path.join('.')}”`;
  return missing ? `${where} is missing.` : `${where} does not fit: ${words}.`;
}

/** The sentence on a key that the shape does not have; the words say which keys there are. */
export function unknownKeySentence(key: string, words: string): string {
  return `There is no key “${key}” here; ${words}.`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

function kindOf(expected: string): string {
  return KINDS[expected] ?? expected;
}

const LONGEST_SHOWN = 40;

/** What stands there, for “…, found ”: its kind, and the value itself when it is short. */
export function found(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys with values';
  if (typeof value !== 'string') return typeof value === 'number' ? `the number ${value}` : String(value);
  return value.length > LONGEST_SHOWN ? 'a text' : `the text “${value}”`;
}

function anyOf(values: readonly unknown[]): string {
  return quoted(values).join(' or ');
}

function quoted(values: readonly unknown[]): string[] {
  return values.map((value) => (typeof value === 'string' ? `“${value}”` : String(value)));
}

function amount(origin: string, limit: number | bigint): string {
  if (origin === 'string') return limit === 1 ? '1 character' : `${limit} characters`;
  if (origin === 'array') return limit === 1 ? '1 entry' : `${limit} entries`;
  return String(limit);
}

/** Which forms a value may have that has none of them; what it has instead is said by who knows the plan. */
function unionWords(issue: RawIssue & { code: 'invalid_union' }): string {
  const { discriminator, options } = issue as { discriminator?: string; options?: readonly unknown[] };
  if (discriminator) return `expected ${anyOf(options ?? [])}`;
  const kinds = issue.errors.flatMap((issues) => issues.filter(isOfAnotherKind)).map(({ expected }) => expected);
  return kinds.length === 0 ? 'it has none of its forms' : `expected ${[...new Set(kinds.map(kindOf))].join(' or ')}`;
}

/** Whether an issue says that a form of a value is for values of another kind altogether. */
export function isOfAnotherKind(issue: Issue): issue is Issue & { code: 'invalid_type' } {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

/** The keys that a schema knows: those of an object, or of a record whose keys are listed. */
function keysOf(schema: RawIssue['inst']): string[] {
  const { shape, keyType } = (schema?._zod.def ?? {}) as {
    shape?: Record<string, unknown>;
    keyType?: z.core.$ZodType;
  };
  return shape ? Object.keys(shape) : [...(keyType?._zod.values ?? [])].map(String);
}
