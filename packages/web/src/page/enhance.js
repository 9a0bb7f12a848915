// Only enhances: every step works without it.
import { Button, CharacterCount, Checkboxes, createAll, ErrorSummary, SkipLink } from './components.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
createAll(ErrorSummary);
createAll(CharacterCount);
createAll(Checkboxes);
createAll(SkipLink);
createAll(Button, { preventDoubleClick: true });
