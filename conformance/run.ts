// `npm run conformance -- FOLDER [--json]`: works out every number of a folder of reference files, as they lie in
// reference/survey, and compares. Exits with 1 when a number is off by more than its file’s tolerance, or a file cannot
// be read.
import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { conformFolder, isConforming } from './conform-folder.ts';
import { inJson, inText, refusalInJson } from './print.ts';

const { isJson, folders } = givenOnTheLine();
const folder = folders[0];
if (folders.length !== 1 || !folder) fail('Say which folder: npm run conformance -- FOLDER [--json]');
if (!existsSync(folder) || !statSync(folder).isDirectory()) fail(`${folder} is no folder.`);
const outcomes = conformFolder(folder);
if (outcomes.length === 0) fail(`${folder} holds no reference files (*.json).`);
for (const line of inText(outcomes)) (isJson ? console.error : console.log)(line);
if (isJson) console.log(JSON.stringify(inJson(outcomes)));
process.exitCode = isConforming(outcomes) ? 0 : 1;

function givenOnTheLine(): { isJson: boolean; folders: string[] } {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    return { isJson: values.json, folders: positionals };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\nnpm run conformance -- FOLDER [--json]`);
  }
}

function fail(sentence: string): never {
  console.error(sentence);
  if (process.argv.includes('--json')) console.log(JSON.stringify(refusalInJson(sentence)));
  process.exit(1);
}
