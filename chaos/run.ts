// `npm run chaos [-- --rounds 50] [--seed 1] [--json]`: people are invited and answer while things break at random.
// Exits with 1 when an acknowledged answer is lost, anybody is sent the same mail twice, or it does not get going again.
import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';
import { storm } from './storm.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const stopping = new AbortController();
process.on('SIGINT', () => stopping.abort());

const say = (line: string): void => console.error(line);
const result = await storm({ rounds: count(values.rounds), seed: count(values.seed), say, stopping: stopping.signal });
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Linux ${release()}, Node ${process.version}`;
if (values.json) console.log(JSON.stringify({ ...result, machine }));
else {
  console.log(`${result.rounds} rounds on ${machine}:`);
  for (const [name, times] of Object.entries(result.faults)) console.log(`  ${times} × ${name}`);
  if (!result.triedFullDisk) console.log('  A full disk was not tried: that needs root on Linux.');
  console.log(
    `${result.people} people answered ${result.acknowledgedPages} pages; ${result.failedPosts} posts failed.`,
  );
  console.log(`Mails: ${JSON.stringify(result.mails)}; the mail server was given ${result.delivered}.`);
  console.log(
    `Lost answers: ${result.lostAnswers}. Invited twice: ${result.invitedTwice}. Never sent: ${result.neverSent}. Stalled: ${result.stalled}.`,
  );
}
process.exitCode = result.lostAnswers + result.invitedTwice + result.neverSent + result.stalled === 0 ? 0 : 1;

function count(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Error(`“${text}” is no whole number.`);
  return Number(text);
}
