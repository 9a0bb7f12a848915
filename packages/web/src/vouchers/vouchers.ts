import {
  buyVouchers,
  type CodeFault,
  giveVoucher,
  giveVouchersToAll,
  mailVoucher,
  readOutVoucher,
  readVouchers,
  stopGiving,
  takeBackVoucher,
  type VoucherRefused,
  vouchersForFinance,
} from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { askFirst } from '../access/ask-first.ts';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { fieldOf } from '../page/form-field.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';
import { watchProgress } from '../tasks/progress-view.ts';
import { runningTasks } from '../tasks/running-tasks.ts';
import { voucherView } from './voucher-view.ts';

interface OfStudy {
  Params: { study: string };
}
interface OfVoucher {
  Params: { study: string; voucher: string };
}

const NEEDS = { config: { needs: 'manage_vouchers' as const } };

/** The vouchers of a study: what was bought, who has one, who waits, and accounts that add up. */
export function serveVouchers(app: FastifyInstance, pages: Pages): void {
  app.get<OfStudy>('/desk/:study/vouchers', NEEDS, (_request, reply) => sendVouchers(reply, pages, {}));
  serveBuying(app, pages);
  serveGiving(app, pages);
  serveHandingOver(app, pages);
  app.get<OfStudy>('/desk/:study/vouchers.csv', NEEDS, async (request, reply) => {
    const { study } = request.params;
    const made = await vouchersForFinance(pages.world, signedIn(request), study);
    if ('refused' in made) return sendVoucherRefusal(reply, pages, made);
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="vouchers-${study}.csv"`)
      .send(`\uFEFF${made.csv}`);
  });
}

interface Said {
  /** What was typed and is wrong. */
  readonly codes?: string;
  readonly faults?: readonly CodeFault[];
  readonly refused?: string;
  /** The code of one voucher, to be read out. */
  readonly code?: { readonly voucherId: string; readonly code: string; readonly worth: string };
}

async function sendVouchers(reply: FastifyReply, pages: Pages, said: Said): Promise<FastifyReply> {
  const { study } = reply.request.params as OfStudy['Params'];
  const page = await readVouchers(pages.world, signedIn(reply.request), study);
  if ('refused' in page) return sendVoucherRefusal(reply, pages, page);
  const status = said.faults || said.refused ? 422 : 200;
  const goesOn = page.giving?.state === 'going';
  const watch = goesOn ? watchProgress(reply, `/desk/${encodeURIComponent(study)}/vouchers`) : null;
  return sendDeskPage(reply.code(status), pages, 'vouchers/vouchers.njk', { ...voucherView(page), said, watch });
}

function sendVoucherRefusal(reply: FastifyReply, pages: Pages, { refused, sentence }: VoucherRefused): FastifyReply {
  return sendDeskPage(reply.code(refusalStatus(refused)), pages, 'rights/refused.njk', { sentence });
}

function home(reply: FastifyReply): FastifyReply {
  return reply.redirect(`/desk/${(reply.request.params as OfStudy['Params']).study}/vouchers`, 303);
}

function serveBuying(app: FastifyInstance, pages: Pages): void {
  app.post<OfStudy>('/desk/:study/vouchers/bought', NEEDS, async (request, reply) => {
    const text = fieldOf(request.body, 'codes').trim();
    const bought = await buyVouchers(pages.world, signedIn(request), { studyId: request.params.study, text });
    if ('faults' in bought) return sendVouchers(reply, pages, { codes: text, faults: bought.faults });
    if ('bought' in bought) return home(reply);
    if (bought.refused === 'no-codes') {
      return sendVouchers(reply, pages, { faults: [{ line: 1, sentence: bought.sentence }] });
    }
    return sendVoucherRefusal(reply, pages, bought);
  });
}

function serveGiving(app: FastifyInstance, pages: Pages): void {
  const running = runningTasks(app, pages);
  const path = '/desk/:study/vouchers/given';
  app.post<OfStudy>(path, NEEDS, async (request, reply) => {
    const { study: studyId } = request.params;
    const [viewer, pseudonym] = [signedIn(request), fieldOf(request.body, 'person').trim()];
    const given =
      pseudonym === 'everybody'
        ? await giveVouchersToAll(pages.world, viewer, { studyId, stopping: running.stopping })
        : await giveVoucher(pages.world, viewer, { studyId, pseudonym });
    if ('finished' in given) await running.settle(given.finished, path);
    if (!('refused' in given)) return home(reply);
    if (given.refused === 'none-left') return sendVouchers(reply, pages, { refused: given.sentence });
    return sendVoucherRefusal(reply, pages, given);
  });
  app.post<OfStudy>('/desk/:study/vouchers/stop', NEEDS, async (request, reply) => {
    const asked = await stopGiving(pages.world, signedIn(request), request.params.study);
    return 'refused' in asked ? sendVoucherRefusal(reply, pages, asked) : home(reply);
  });
}

function serveHandingOver(app: FastifyInstance, pages: Pages): void {
  const ways = { mail: mailVoucher, cancel: takeBackVoucher };
  for (const [name, does] of Object.entries(ways)) {
    app.post<OfVoucher>(`/desk/:study/vouchers/:voucher/${name}`, NEEDS, async (request, reply) => {
      const { study: studyId, voucher: voucherId } = request.params;
      const done = await does(pages.world, signedIn(request), { studyId, voucherId });
      return 'refused' in done ? sendVoucherRefusal(reply, pages, done) : home(reply);
    });
  }
  app.get<OfVoucher>('/desk/:study/vouchers/:voucher/cancel', NEEDS, (request, reply) =>
    askFirst(reply, pages, {
      heading: 'Cancel this voucher?',
      consequences: [
        'It counts as cancelled, and its code is given to nobody else. The person can then be given another one.',
        'This cannot be undone. Ask the shop to void the code if somebody may have it.',
      ],
      button: 'Cancel the voucher',
      back: `/desk/${encodeURIComponent(request.params.study)}/vouchers`,
    }),
  );
  app.post<OfVoucher>('/desk/:study/vouchers/:voucher/read-out', NEEDS, async (request, reply) => {
    const { study: studyId, voucher: voucherId } = request.params;
    const opened = await readOutVoucher(pages.world, signedIn(request), { studyId, voucherId });
    if ('refused' in opened) return sendVoucherRefusal(reply, pages, opened);
    return sendVouchers(reply, pages, { code: { voucherId, ...opened } });
  });
}
