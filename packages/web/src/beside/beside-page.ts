import type { BesideMade, BesideRead, Study } from '@earshot/actions';
import { shortMoment } from '@earshot/fieldwork';
import { problemLine } from '@earshot/planfile';
import { renderReportBody } from '@earshot/report';
import type { FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { FORMATS } from '../desk/study-tables-files.ts';
import type { Pages } from '../parts.ts';
import { dotPairs } from './dot-pairs.ts';

/** The address of a study’s page. @param more what follows it, such as `.csv`. */
export function addressOf({ id }: Study, more = ''): string {
  return `/desk/${encodeURIComponent(id)}/beside${more}`;
}

/** Sends what there is: how to write beside.yml, what is in the way, or every pair with its picture, sentences and table. */
export async function sendBeside(
  found: Exclude<BesideRead, { refused: string }>,
  { reply, pages, study }: { readonly reply: FastifyReply; readonly pages: Pages; readonly study: Study },
): Promise<FastifyReply> {
  const about = { study, address: addressOf(study), state: found.state, heading: 'What people say, beside the census' };
  if (found.state === 'no-file') return sendDeskPage(reply, pages, 'beside/beside.njk', about);
  if (found.state === 'unready') {
    if (!found.waiting) reply.code(422);
    const lines = found.problems.map((problem) => (found.waiting ? problem.sentence : problemLine(problem)));
    const { waiting } = found;
    return sendDeskPage(reply, pages, 'beside/beside.njk', { ...about, waiting, problems: [...new Set(lines)] });
  }
  const { made, asAt } = found;
  const simulated = made.pairs.find(({ table }) => table.simulated !== null)?.table.simulated ?? null;
  return sendDeskPage(reply, pages, 'beside/beside.njk', {
    ...about,
    heading: made.beside.plan.title,
    bannerHtml: simulated ? await renderReportBody({ blocks: [], stated: [], simulated }) : '',
    asAt: shortMoment(asAt),
    counted: `the census counts on 30 September ${made.beside.plan.census.year}, as its release of ${made.beside.release.year} has it`,
    files: FORMATS.map((format) => ({ format, href: addressOf(study, `.${format}`) })),
    pairs: await pairsShown(made),
  });
}

async function pairsShown({ beside, pairs }: BesideMade) {
  const shown = [];
  for (const [at, pair] of pairs.entries()) {
    const { found, table, sentences } = pair;
    const blocks = [{ kind: 'table' as const, number: at + 1, table }];
    shown.push({
      id: found.pair.id,
      title: found.pair.title,
      expected: EXPECTED[found.pair.expect],
      why: found.pair.why,
      reference: beside.plan.census.against === 'england' ? 'England’s rate' : 'the other places together',
      picture: dotPairs(pair)?.safe ?? null,
      sentences: sentences.map(({ text }) => text),
      tableHtml: await renderReportBody({ blocks, stated: [], simulated: null }),
    });
  }
  return shown;
}

const EXPECTED = {
  together: 'where one is higher, the other is too',
  opposite: 'where one is higher, the other is lower',
} as const;
