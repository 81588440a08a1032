import { FrontdoorError } from './errors.js';

/** Far beyond what a request has that means something, and few enough to be read at no cost that others notice. */
const MOST_VALUES = 20_000;
const DEEPEST = 64;
const MOST_FIELDS = 500;

/**
 * A JSON document from outside. How much there is to read is found out before it is read, since the time of reading
 * goes with the number of its values and their depth much more than with its length.
 *
 * @throws FrontdoorError `body-not-json`; `body-too-complex` for more than 20,000 values or more than 64 levels.
 */
export function readJson(text: string): unknown {
  measure(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FrontdoorError('body-not-json', {}, { cause: error });
  }
}

/**
 * The fields of a form as browsers and providers post it (`application/x-www-form-urlencoded`).
 *
 * @throws FrontdoorError `body-too-complex` for more than 500 fields.
 */
export function readForm(text: string): URLSearchParams {
  let fields = 1;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1))
    if (++fields > MOST_FIELDS) throw tooComplex(MOST_FIELDS, 'fields');
  return new URLSearchParams(text);
}

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Array.from(
  '"\\,[]{}',
  (sign) => sign.charCodeAt(0),
);

function measure(text: string): void {
  let values = 1;
  let depth = 0;
  let within = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) within = !within;
    else if (within) at += sign === BACKSLASH ? 1 : 0;
    else if (sign === COMMA) values++;
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
      values++;
      if (++depth > DEEPEST) throw tooComplex(DEEPEST, 'levels');
    } else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) depth--;
    if (values > MOST_VALUES) throw tooComplex(MOST_VALUES, 'values');
  }
}

const tooComplex = (limit: number, what: string): FrontdoorError =>
  new FrontdoorError('body-too-complex', { limit, what });
