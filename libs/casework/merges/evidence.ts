import { IDENTIFIERS, type IdentifierKind } from '@frontdoor/contracts';

/** An address that two customers have. */
interface Evidence {
  kind: IdentifierKind;
  value: string;
  /** The customer who is looked at only named it, and did not write from it. */
  namedHere: boolean;
  /** The same of the other. */
  namedThere: boolean;
  /** Both have this name; null where one of them gave none. */
  sameName: string | null;
}

/** Why two customers may be one person, in words for whoever decides it. */
export function sayEvidence({ kind, value, namedHere, namedThere, sameName }: Evidence): string {
  const what = `the ${IDENTIFIERS[kind].noun} ${value}`;
  const shared =
    kind === 'postal'
      ? `Both gave ${what}`
      : namedHere && namedThere
        ? `Both named ${what}, and neither has written from it`
        : namedHere
          ? `This customer named ${what}, from which the other has written`
          : `This customer has written from ${what}, which the other named`;
  return sameName === null ? `${shared}.` : `${shared}. Both go by the name ${sameName}.`;
}
