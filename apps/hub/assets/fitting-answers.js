const WAIT_MS = 1200;
const LEAST = 15;

/** Shows answers that fit what is being typed, once it stands still for a moment. Whatever goes wrong, the form is as it was. */
export const showFittingAnswers = (place) => {
  const field = document.getElementById(place.dataset.fittingAnswers);
  if (!field) return;
  let timer;
  let shown = '';
  const show = (answers) => {
    const text = answers.map(({ path }) => path).join(' ');
    if (text === shown) return;
    shown = text;
    place.replaceChildren();
    if (answers.length === 0) return;
    const heading = document.createElement('p');
    heading.className = 'govuk-body govuk-!-font-weight-bold';
    heading.textContent = 'Does this answer your question?';
    const list = document.createElement('ul');
    list.className = 'govuk-list';
    for (const { title, path, language } of answers) {
      const link = document.createElement('a');
      link.className = 'govuk-link';
      link.href = path;
      link.lang = language;
      link.target = '_blank';
      link.textContent = `${title} (opens in a new tab)`;
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    place.append(heading, list);
  };
  const look = async () => {
    const text = field.value.trim().slice(0, 4000);
    if (text.length < LEAST) return show([]);
    try {
      const response = await fetch('/answers/fitting', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
      });
      if (response.ok) show((await response.json()).answers);
    } catch {
      // It is offered again before the form is sent.
    }
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), WAIT_MS);
  });
};
