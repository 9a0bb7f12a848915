// `npm run conformance -- FOLDER [--json]`: works out every number of a folder of reference files, as they lie in
// reference/survey, and compares. Exits with 1 when a number is off by more than its file’s tolerance, or a file cannot
// be read.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { conformFile } from './conform-file.ts';
import { inJson, inText, type Outcome } from './print.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const folder = positionals[0];
if (positionals.length !== 1 || !folder) fail('Say which folder: npm run conformance -- FOLDER [--json]');
if (!existsSync(folder) || !statSync(folder).isDirectory()) fail(`${folder} is no folder.`);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort();
if (names.length === 0) fail(`${folder} holds no reference files (*.json).`);

const outcomes = names.map((name): Outcome => ({ file: name, found: conformFile(path.join(folder, name)) }));
for (const line of inText(outcomes)) (values.json ? console.error : console.log)(line);
if (values.json) console.log(JSON.stringify(inJson(outcomes)));
const isConforming = outcomes.every(({ found }) => !('broken' in found) && found.mismatches.length === 0);
process.exitCode = isConforming ? 0 : 1;

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
