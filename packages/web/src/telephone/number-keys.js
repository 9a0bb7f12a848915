// Keys pick answers on an interviewer's page. Only enhances: everything can be clicked and tabbed to without it.
// Keys without Ctrl or Alt can be turned off, as WCAG 2.1.4 asks, and the browser remembers that.
const SWITCH = 'earshot-number-keys';
const help = document.querySelector('[data-key-help]');
const button = document.querySelector('[data-key-switch]');
const pressed = document.querySelector('[data-key-pressed]');
/** What can be answered by keys, in the order of the page: options, a list to type in, a number. */
const places = [...document.querySelectorAll('[data-keys], [data-typed]')];

let isOn = remembered() !== 'off';
/** The first digits of an option in a list that is numbered, and the list. */
let begun = { place: null, digits: '' };

function remembered() {
  try {
    return localStorage.getItem(SWITCH);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function showSwitch() {
  button.setAttribute('aria-pressed', String(isOn));
  button.textContent = isOn ? 'Number keys are on: turn them off' : 'Number keys are off: turn them on';
}

/** The place that has the focus, else the first without an answer, else the last. */
function placeAtHand() {
  const focused = places.find((place) => (place.closest('fieldset') ?? place).contains(document.activeElement));
  return focused ?? places.find((place) => !isAnswered(place)) ?? places.at(-1);
}

function isAnswered(place) {
  if ('keys' in place.dataset) return place.querySelector(':checked') !== null;
  const isWritten = [...place.querySelectorAll('input[type=text], select')].some(({ value }) => value !== '');
  return isWritten || place.closest('.earshot-call').querySelector('input:checked') !== null;
}

function isWriting({ target }) {
  return target.matches('textarea, select, input:not([type=radio]):not([type=checkbox])');
}

function remember(place, digits) {
  begun = { place, digits };
  pressed.textContent = digits === '' ? '' : `${digits}…`;
}

/** Picks the option of a key, or begins its number. False where no option has such a key. */
function press(place, key) {
  const typed = (begun.place === place ? begun.digits : '') + key;
  if (pick(place, typed)) return true;
  const isBeginning = place.querySelector(`[data-key^="${typed}"]`) !== null;
  remember(place, isBeginning ? typed : '');
  return isBeginning;
}

function pick(place, key) {
  const control = place.querySelector(`[data-key="${key}"]`);
  if (!control) return false;
  remember(null, '');
  control.click();
  // One statement after the other: the next key is for the next of them.
  const next = control.type === 'radio' ? rowAfter(place) : undefined;
  if (next) next.closest('fieldset').scrollIntoView({ block: 'nearest' });
  (next?.querySelector(':checked') ?? next?.querySelector('input') ?? control).focus();
  return true;
}

function rowAfter(place) {
  const next = places[places.indexOf(place) + 1];
  return next && 'keys' in next.dataset ? next : undefined;
}

/** Enter after the first digits of a number means the number as it stands: 7 is 07. */
function pickBegun() {
  const { place, digits } = begun;
  const width = place.querySelector('[data-key]').dataset.key.length;
  remember(null, '');
  return pick(place, digits.padStart(width, '0'));
}

/** Typing begins where something is to be typed, wherever the focus was; the browser then types the key there. */
function beginTyping(place, key) {
  if (place.dataset.typed === 'digits' && !/^\d$/.test(key)) return;
  place.querySelector('input[type=text], select').focus();
}

document.addEventListener('keydown', (event) => {
  if (!isOn || event.ctrlKey || event.altKey || event.metaKey || isWriting(event)) return;
  const key = event.key.toLowerCase();
  if (begun.place && ['enter', 'escape', 'backspace'].includes(key)) {
    event.preventDefault();
    if (key === 'enter') pickBegun();
    else remember(null, '');
    return;
  }
  const place = /^[\p{L}\d]$/u.test(key) ? placeAtHand() : undefined;
  if (!place) return;
  if ('typed' in place.dataset) beginTyping(place, key);
  else if (/^[a-z\d]$/.test(key) && press(place, key)) event.preventDefault();
});

if (places.length > 0) {
  help.hidden = false;
  showSwitch();
  button.addEventListener('click', () => {
    isOn = !isOn;
    showSwitch();
    try {
      localStorage.setItem(SWITCH, isOn ? 'on' : 'off');
    } catch {
      // It then holds for this page.
    }
  });
}
