// Keeps a page up to date while something happens: the server says that numbers have changed, the page is asked for
// again, and its part `data-live-part` is replaced. Whoever does not want the page to change under them can stop it.

/** Milliseconds between two replacements at least. */
const REST = 2000;
/** Milliseconds until a page that was behind already when it came is asked for again. */
const BEHIND = 5000;

/** @param place the element that names the event stream; the button and the words of what happened go into it. */
export function keepUpToDate(place) {
  const words = document.createElement('p');
  words.className = 'govuk-body earshot-note';
  words.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary earshot-live__button';
  place.append(button, words);

  let stream = null;
  let waiting = null;
  let latest = 0;

  const start = () => {
    button.textContent = 'Stop updating by itself';
    words.textContent = 'This page updates by itself.';
    stream = new EventSource(place.dataset.live);
    stream.addEventListener('changed', () => updateIn(latest + REST - Date.now()));
  };
  const stop = () => {
    stream.close();
    stream = null;
    clearTimeout(waiting);
    waiting = null;
    button.textContent = 'Update by itself';
    words.textContent = 'This page stays as it is until you load it again.';
  };

  function updateIn(milliseconds) {
    waiting ??= setTimeout(update, Math.max(0, milliseconds));
  }

  async function update() {
    waiting = null;
    latest = Date.now();
    try {
      const response = await fetch(location.href, { headers: { 'earshot-unattended': 'yes' } });
      if (!response.ok || response.redirected) return;
      const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (!stream) return;
      replacePart(fresh);
      if (document.querySelector('[data-live-behind]')) updateIn(BEHIND);
    } catch {
      // Nobody answers now; the next change asks again.
    }
  }

  button.addEventListener('click', () => (stream ? stop() : start()));
  start();
}

/** Puts the new part in place of the old, with the focus where it was. */
function replacePart(fresh) {
  const old = document.querySelector('[data-live-part]');
  const part = fresh.querySelector('[data-live-part]');
  if (!old || !part) return;
  const focused = focusPath(old);
  old.replaceWith(document.adoptNode(part));
  if (focused) [...part.querySelectorAll(focused.selector)][focused.at]?.focus({ preventScroll: true });
}

/** Which of the elements that can be reached by keyboard has the focus within a part; null when none has. */
function focusPath(part) {
  const selector = 'a[href], button, [tabindex]';
  const at = [...part.querySelectorAll(selector)].indexOf(document.activeElement);
  return at < 0 ? null : { selector, at };
}
