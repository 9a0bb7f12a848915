import { routingMap } from '@earshot/instrument';
import type { FastifyInstance } from 'fastify';
import { MODES_IN_WORDS } from '../panel.ts';
import type { PreviewAddress, Previewing } from '../preview.ts';
import { settingsFrom } from '../walking.ts';
import { layoutMap } from './layout-map.ts';
import { mapInWords } from './map-words.ts';

/** Sizes of the drawing in per cent, from one that shows much to one for weak eyes. */
const SIZES = [50, 75, 100, 150, 200];

/** The map of the routes: drawn, and the same in words. Each question leads to a walk that has come there. */
export function serveMap(app: FastifyInstance, { host, opened }: Previewing): void {
  const show = opened(({ study, base }, { query }, reply) => {
    const { mode, language } = settingsFrom(study, query);
    const size = SIZES.find((one) => String(one) === query.size) ?? 100;
    const map = routingMap(study.questionnaires[0]!);
    const link = (chosenMode: string, chosenSize: number): string =>
      `${base}/map?mode=${chosenMode}&size=${chosenSize}`;
    const context = {
      study,
      base,
      backHref: base,
      mode,
      language,
      size,
      modes: study.questionnaires[0]!.modes.map((one) => ({
        text: MODES_IN_WORDS[one],
        href: link(one, size),
        isHere: one === mode,
      })),
      sizes: SIZES.map((one) => ({ text: `${one}%`, href: `${link(mode, one)}#drawing`, isHere: one === size })),
      layout: layoutMap(map),
      blocks: mapInWords(map),
    };
    return host.sendPage(reply, 'preview/map/map.njk', context);
  });
  app.get<PreviewAddress>(`${host.pattern}/map`, show);
}
