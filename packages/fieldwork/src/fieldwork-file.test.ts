// docs/fieldwork-file.md is tried here: its examples make up one plan without a problem, and it leaves out no key.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readQuestionnaire } from '@earshot/instrument';
import { z } from 'zod';
import { readFieldworkPlan } from './read-plan.ts';
import { fieldworkShape } from './shape.ts';

const documented = readFileSync(path.join(import.meta.dirname, '../../../docs/fieldwork-file.md'), 'utf8');
const EXAMPLES = [...documented.matchAll(/```yaml\n(.*?)```/gs)].map(([, example]) => example!).join('');

/** What the examples name of a questionnaire. */
const QUESTIONNAIRE = `
title: What the examples name
modes: [web, telephone]
languages: [cy]
minutes: {telephone: 12}
sample:
  region: {kind: single, label: Region, categories: {north: North, south: South}}
  role_before: {kind: single, label: Role before, categories: {worker: Social worker, manager: Manager}}
scales: {agree: {yes: 'Yes', no: 'No'}}
blocks:
  - id: all
    title: All
    questions:
      - {id: wellbeing, kind: single, text: Are you well?, options: agree}
      - {id: again_next_wave, kind: single, text: May we ask you again?, options: agree}
      - {id: again_interview, kind: single, text: May we ask you to an interview?, options: agree}
      - {id: again_quality, kind: single, text: May we call to check?, options: agree}
`;

/** A part of a JSON schema, as far as keys and fixed words are read from it. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: string;
}

/** Every key and every fixed word that can stand in the file. */
function wordsOf(schema: Schema): string[] {
  const { properties = {}, items, propertyNames, additionalProperties, anyOf = [], oneOf = [] } = schema;
  const more = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  const parts = [...Object.values(properties), ...anyOf, ...oneOf, ...more];
  const within = [...parts, items, propertyNames].flatMap((part) => (part ? wordsOf(part) : []));
  return [...Object.keys(properties), ...(schema.enum ?? []), ...(schema.const ? [schema.const] : []), ...within];
}

const schema = z.toJSONSchema(fieldworkShape, { io: 'input', unrepresentable: 'any' }) as Schema;

test('the examples of docs/fieldwork-file.md together are a plan without a problem', () => {
  const { questionnaire, problems } = readQuestionnaire('questionnaire.yml', QUESTIONNAIRE);
  assert.ok(questionnaire, JSON.stringify(problems));
  assert.deepEqual(readFieldworkPlan('fieldwork.yml', EXAMPLES, questionnaire).problems, []);
});

test('every key and every fixed word of fieldwork.yml stands in docs/fieldwork-file.md', () => {
  const words = [...new Set(wordsOf(schema))];
  assert.ok(words.length > 50, `only ${words.length} were found`);
  const days = ['sat', 'sun']; // days of the week like those that stand there
  const missing = words.filter((word) => !new RegExp(`\\b${word}\\b`).test(documented) && !days.includes(word));
  assert.deepEqual(missing, []);
});

test('the table of keys names each of them, and each has an example', () => {
  const keys = Object.keys(schema.properties ?? {});
  assert.deepEqual([...documented.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key).sort(), [...keys].sort());
  const without = keys.filter((key) => !new RegExp(`^${key}:`, 'm').test(EXAMPLES));
  assert.deepEqual(without, []);
});

test('hours may last to the end of a day, “24:00”; no later, and nothing begins then', () => {
  const { questionnaire } = readQuestionnaire('questionnaire.yml', QUESTIONNAIRE);
  const codes = (from: string, to: string) => {
    const plan = EXAMPLES.replace('from: "08:00", to: "18:00"', `from: "${from}", to: "${to}"`);
    return readFieldworkPlan('fieldwork.yml', plan, questionnaire!).problems.map(({ code }) => code);
  };
  assert.deepEqual(codes('00:00', '24:00'), []);
  assert.deepEqual(codes('00:00', '24:01'), ['shape-invalid-format']);
  assert.deepEqual(codes('24:00', '24:00'), ['shape-invalid-format']);
});
