// Number keys pick answers on an interviewer's page. Only enhances: everything can be clicked and tabbed to without it.
// Keys without Ctrl or Alt can be turned off, as WCAG 2.1.4 asks, and the browser remembers that.
const SWITCH = 'earshot-number-keys';
const help = document.querySelector('[data-key-help]');
const button = document.querySelector('[data-key-switch]');
const groups = [...document.querySelectorAll('[data-keys]')];
const digits = document.querySelector('[data-digits]');

let isOn = remembered() !== 'off';

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

/** The group that has the focus, else the first without an answer, else the last. */
function groupAtHand() {
  const focused = groups.find((group) => (group.closest('fieldset') ?? group).contains(document.activeElement));
  return focused ?? groups.find((group) => !group.querySelector(':checked')) ?? groups.at(-1);
}

function isWriting({ target }) {
  return target.matches('textarea, select, input:not([type=radio]):not([type=checkbox])');
}

function pick(group, key) {
  const control = group.querySelector(`[data-key="${key}"]`);
  if (!control) return false;
  control.click();
  // One statement after the other: the next digit is for the next of them.
  const next = control.type === 'radio' ? groups[groups.indexOf(group) + 1] : undefined;
  if (next) next.closest('fieldset').scrollIntoView({ block: 'nearest' });
  (next?.querySelector(':checked') ?? next?.querySelector('input') ?? control).focus();
  return true;
}

document.addEventListener('keydown', (event) => {
  if (!isOn || event.ctrlKey || event.altKey || event.metaKey || isWriting(event)) return;
  if (!/^\d$/.test(event.key)) return;
  const group = groupAtHand();
  if (group && pick(group, event.key)) event.preventDefault();
  // A digit begins the number that is asked for, wherever the focus was; the browser then types it there.
  else if (!group && digits) digits.focus();
});

if (groups.length > 0) {
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
