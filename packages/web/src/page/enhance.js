// Only enhances: every step works without it.
import { Button, CharacterCount, Checkboxes, createAll, ErrorSummary, PasswordInput, SkipLink } from './components.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
createAll(ErrorSummary);
createAll(CharacterCount);
createAll(Checkboxes);
createAll(SkipLink);
createAll(PasswordInput);
createAll(Button, { preventDoubleClick: true });

const lists = document.querySelectorAll('select[data-searched]');
if (lists.length > 0) {
  const { makeSearchable } = await import('./type-ahead.js');
  for (const list of lists) makeSearchable(list);
}

const live = document.querySelector('[data-live]');
if (live && 'EventSource' in window) {
  const { keepUpToDate } = await import('./live.js');
  keepUpToDate(live);
}
