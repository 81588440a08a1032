/**
 * Reads the questions and choices of a page aloud, each marked while it is read, for those who read little. There is a button
 * for it only where the device has a voice for the language of the page; a touch ends it.
 */
export function readAloud(button) {
  const synthesis = globalThis.speechSynthesis;
  if (!synthesis) return;
  const { lang } = document.documentElement;
  const voice = () => synthesis.getVoices().find((each) => each.lang.slice(0, 2) === lang.slice(0, 2));
  const show = () => {
    button.hidden = !voice();
  };
  const marked = () => document.querySelectorAll('[data-reading]');
  const stop = () => {
    synthesis.cancel();
    for (const each of marked()) each.removeAttribute('data-reading');
  };
  const speak = (parts) => {
    for (const part of parts) {
      const words = new SpeechSynthesisUtterance(part.textContent);
      words.lang = lang;
      words.voice = voice() ?? null;
      words.addEventListener('start', () => {
        for (const each of marked()) each.removeAttribute('data-reading');
        part.setAttribute('data-reading', '');
        part.scrollIntoView({ block: 'nearest' });
        // Whoever listens is still there.
        dispatchEvent(new Event('scroll'));
      });
      words.addEventListener('end', () => part.removeAttribute('data-reading'));
      synthesis.speak(words);
    }
  };
  synthesis.addEventListener?.('voiceschanged', show);
  show();
  button.addEventListener('click', () => {
    stop();
    speak(document.querySelectorAll('[data-aloud]'));
  });
  addEventListener('pointerdown', stop, { capture: true, passive: true });
  addEventListener('pagehide', stop);
}
