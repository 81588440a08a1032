/** Once nobody has touched it for so long, it asks; once nobody has answered for so long, it starts again. */
const ASKS_MS = 45_000;
const STARTS_MS = 15_000;

/** A kiosk is left with what the last visitor typed: it asks whether they are still there, and begins anew. */
export function startAgainWhenLeft(dialog) {
  const start = () => location.replace(dialog.dataset.startsAgain);
  let timer;
  const ask = () => {
    dialog.showModal();
    timer = setTimeout(start, STARTS_MS);
  };
  const wait = () => {
    if (dialog.open) return;
    clearTimeout(timer);
    timer = setTimeout(ask, ASKS_MS);
  };
  // Whoever answers is not started over while the browser has yet to tell that the question is closed.
  dialog.addEventListener('cancel', () => clearTimeout(timer));
  dialog.addEventListener('close', wait);
  dialog.querySelector('[data-more-time]').addEventListener('click', () => {
    dialog.close();
    wait();
  });
  for (const name of ['pointerdown', 'pointermove', 'keydown', 'input', 'scroll'])
    addEventListener(name, wait, { passive: true, capture: true });
  // What the browser kept of a page that somebody left is not shown to the next.
  addEventListener('pageshow', ({ persisted }) => persisted && start());
  wait();
}
