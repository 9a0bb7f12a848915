import { DESK_REFUSALS } from '../access/fieldwork-study.ts';

/** Every way in which drawing the next wave can be refused, in words for the people at the desk. */
const SENTENCES = {
  ...DESK_REFUSALS,
  'no-panel': 'The study’s fieldwork.yml names no earlier wave to draw from.',
  'no-earlier-study': 'The earlier wave that fieldwork.yml names is not a study that runs here.',
  nobody: 'Nobody of the earlier wave can be drawn.',
} as const;

export type PanelRefusalCode = keyof typeof SENTENCES;

/** What an action returns when it has changed nothing. */
export interface PanelRefused {
  readonly refused: PanelRefusalCode;
  readonly sentence: string;
}

/** The refusal of that code, with its sentence for whoever asked. */
export function refusePanel(code: PanelRefusalCode): PanelRefused {
  return { refused: code, sentence: SENTENCES[code] };
}
