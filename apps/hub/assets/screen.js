const EVERY_MS = 3_000;
/** After so long without an answer it is said that the screen is not current. */
const STALE_MS = 12_000;
const ANSWERS_MS = 5_000;

/** Brings what is called up to date, goes on after the connection was lost, and says when it shows what was. */
export function keepCurrent(shown) {
  const stale = document.querySelector('[data-stale]');
  const at = document.querySelector('[data-current-at]');
  let current = performance.now();
  const look = async () => {
    try {
      const answer = await fetch(shown.dataset.live, { signal: AbortSignal.timeout(ANSWERS_MS) });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-live]');
      if (!fresh) throw new Error('another page');
      current = performance.now();
      at.textContent = fresh.dataset.at;
      // Said aloud only when something is new.
      if (fresh.innerHTML !== shown.innerHTML) shown.replaceChildren(...fresh.childNodes);
    } catch {
      // It is tried again; until it works, the screen says since when it is not current.
    }
    const isStale = performance.now() - current > STALE_MS;
    if (stale.hidden === isStale) stale.hidden = !isStale;
    setTimeout(look, EVERY_MS);
  };
  setTimeout(look, EVERY_MS);
}
