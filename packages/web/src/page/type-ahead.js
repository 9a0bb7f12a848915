// Long drop-downs become lists that can be searched by typing. The drop-down itself stays in the page and is what is sent.
import './autocomplete.js';

const { accessibleAutocomplete } = window;

/** Makes one drop-down searchable. What it says is in its data-… attributes, in the language of the page. */
export function makeSearchable(select) {
  const { type, none, one, results, selected } = select.dataset;
  const options = [...select.options].filter((option) => option.value !== '').map((option) => option.text);
  const said = textsOf(select.getAttribute('aria-describedby'));
  const { id } = select;
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    source: (query, show) => show(found(options, query)),
    // Only what was chosen counts: leaving the field must not choose the first thing that happens to fit.
    autoselect: false,
    confirmOnBlur: false,
    defaultValue: '',
    showAllValues: true,
    displayMenu: 'overlay',
    inputClasses: select.classList.contains('govuk-select--error') ? 'earshot-searched--error' : null,
    // The component writes suggestions as HTML, and they are words.
    templates: { inputValue: (text) => text ?? '', suggestion: escaped },
    tNoResults: () => none,
    tStatusNoResults: () => none,
    tStatusResults: (count, chosen) => `${count === 1 ? one : put(results, count)} ${chosen}`,
    tStatusSelectedOption: (text, count, index) => put(selected, text, index + 1, count),
    // The hint and the error of the drop-down are told with it, since the component describes its field itself.
    tAssistiveHint: () => [...said, type].join(' '),
  });
  followTyping(document.getElementById(id), select);
}

/** Keeps the drop-down to what stands in the field: what is typed out in full is chosen, anything else is not. */
function followTyping(input, select) {
  const follow = () => {
    const typed = plain(input.value);
    const match = [...select.options].find((option) => option.value !== '' && plain(option.text) === typed);
    select.value = match ? match.value : '';
  };
  input.addEventListener('blur', follow);
  select.form?.addEventListener('submit', follow);
}

/** What fits what was typed: beginnings first, then names whose words begin so, then anywhere in a name. */
function found(options, query) {
  const typed = plain(query);
  if (typed === '' || options.some((option) => plain(option) === typed)) return options;
  const ranked = options.map((option) => ({ option, rank: rank(plain(option), typed) }));
  return ranked
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
}

function rank(name, typed) {
  if (name.startsWith(typed)) return 0;
  const words = name.split(' ');
  if (typed.split(' ').every((part) => words.some((word) => word.startsWith(part)))) return 1;
  return name.includes(typed) ? 2 : 3;
}

/** Without accents, punctuation and capitals: people leave them out. */
function plain(text) {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function textsOf(ids) {
  const elements = (ids ?? '').split(' ').map((id) => document.getElementById(id));
  return elements.flatMap((element) => (element ? [element.textContent.trim()] : []));
}

function put(text, ...given) {
  return given.reduce((said, value, position) => said.replaceAll(`{${position}}`, () => String(value)), text);
}

function escaped(text) {
  const element = document.createElement('span');
  element.textContent = text ?? '';
  return element.innerHTML;
}
