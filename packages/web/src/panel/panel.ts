import { drawPanel, type PanelPreview, type PanelRefused, previewPanel } from '@earshot/actions';
import { PANEL_FATES, type PanelFate } from '@earshot/fieldwork';
import { renderReportBody } from '@earshot/report';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';

interface StudyRoute {
  Params: { study: string };
}

/** The panel: who of the earlier wave can be asked again, and drawing them into this one. */
export function servePanel(app: FastifyInstance, pages: Pages): void {
  const config = { needs: 'manage_panel' } as const;
  app.get<StudyRoute>('/desk/:study/panel', { config }, async (request, reply) => {
    const preview = await previewPanel(pages.world, signedIn(request), request.params.study);
    if ('refused' in preview)
      return sendPanelRefusal(reply, pages, preview, `/desk/${encodeURIComponent(request.params.study)}`);
    const drawnHtml = preview.drawn && (await drawnBody(preview.drawn));
    return sendDeskPage(reply, pages, 'panel/panel.njk', { ...panelView(preview), drawnHtml });
  });

  app.post<StudyRoute>('/desk/:study/panel/draw', { config }, async (request, reply) => {
    const home = `/desk/${encodeURIComponent(request.params.study)}/panel`;
    const drawn = await drawPanel(pages.world, signedIn(request), request.params.study);
    if ('refused' in drawn) return sendPanelRefusal(reply, pages, drawn, home);
    return reply.redirect(home, 303);
  });
}

/** The table’s own lines say that people are simulated, below the page’s banner. */
function drawnBody(table: NonNullable<PanelPreview['drawn']>): Promise<string> {
  return renderReportBody({ blocks: [{ kind: 'table', number: 1, table }], stated: [], simulated: null });
}

/** What the template shows: every fate with its number, in the order in which they are asked. */
function panelView({ study, earlier, people, simulated, fates, fed }: PanelPreview) {
  const line = (fate: PanelFate) => ({ text: PANEL_FATES[fate], people: fates[fate] });
  const reasons = (Object.keys(PANEL_FATES) as PanelFate[]).filter((fate) => fate !== 'to_draw' && fate !== 'drawn');
  return {
    ...{ study, earlier, people, fed },
    progress: { simulated, started: people },
    toDraw: fates.to_draw,
    drawn: fates.drawn,
    reasons: reasons.map(line),
    completed: people - fates.not_completed - fates.withdrew,
  };
}

function sendPanelRefusal(reply: FastifyReply, { render }: Pages, refusal: PanelRefused, back: string): FastifyReply {
  const isNoPanel = ['no-panel', 'no-earlier-study'].includes(refusal.refused);
  return sendMessage(reply, render, isNoPanel ? 404 : refusalStatus(refusal.refused), {
    heading: refusal.refused === 'nobody' ? 'Nobody was drawn' : 'There is no panel to draw from',
    paragraphs: [refusal.sentence],
    links: [{ href: back, text: 'Back' }],
  });
}
