import { beforePostcode } from '@frontdoor/kernel';

/** As many lines as show in the window of an envelope. */
const MOST_LINES = 7;

/**
 * Name and address as they show in the window of an envelope, a line each. Where there are more than show, the first
 * lines of the address share one: the last, with the postcode, stays by itself. A postcode typed behind its town comes
 * below it: what sorts letters, GOV.UK Notify first, looks for it alone on its line.
 *
 * @param address its lines joined by `, `
 */
export function recipientLines(name: string | null | undefined, address: string): string[] {
  const lines = address.split(', ').filter(Boolean).flatMap(apart);
  const most = name ? MOST_LINES - 1 : MOST_LINES;
  const many = lines.length - most;
  const fitting = many > 0 ? [lines.slice(0, many + 1).join(', '), ...lines.slice(many + 1)] : lines;
  return name ? [name, ...fitting] : fitting;
}

function apart(line: string): string[] {
  const { before, postcode } = beforePostcode(line) ?? {};
  return before && postcode ? [before, postcode] : [line];
}
