import { type PageView, pageView } from '../answering/page-view.ts';
import { type Say, sayIn } from '../answering/words/catalogue.ts';
import type { Render } from '../page/render.ts';
import type { Sent, TelephonePlace } from '../telephone/telephone-view.ts';

/** A page as the respondent sees it online, with our own words in the respondent's language. */
export interface OnlinePage extends PageView {
  readonly say: Say;
}

export function onlinePage(place: TelephonePlace, sent: Sent | null, render: Render): OnlinePage {
  const say = sayIn(place.questionnaire.language);
  return { ...pageView({ ...place, mode: 'web', say, render }, sent), say };
}
