import { Button, CharacterCount, createAll, ErrorSummary, Radios, SkipLink } from 'govuk-frontend';
import { startAgainWhenLeft } from './kiosk.js';
import { showFittingAnswers } from './fitting-answers.js';
import './public.scss';
import { keepCurrent } from './screen.js';
import { readAloud } from './speak.js';

// What the pages gain by a script; without it they work as they are.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
for (const component of [Button, CharacterCount, Radios, SkipLink]) createAll(component);
// It has the focus by its `autofocus` already, as it has without a script.
createAll(ErrorSummary, { disableAutoFocus: true });

const kiosk = document.querySelector('[data-starts-again]');
if (kiosk) startAgainWhenLeft(kiosk);
const aloud = document.querySelector('[data-reads-aloud]');
if (aloud) readAloud(aloud);
for (const place of document.querySelectorAll('[data-fitting-answers]')) showFittingAnswers(place);
const screen = document.querySelector('[data-live]');
if (screen) keepCurrent(screen);
