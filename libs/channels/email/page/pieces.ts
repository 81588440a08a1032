import type { Said } from '../said.js';

/** What a mail says as its writer formatted it, in order. */
export const piecesToShow = (said: readonly Said[]): Said[] =>
  said
    .filter((piece) => piece.saysSomething)
    .flatMap((piece) => (piece.formatted.length > 0 ? piece.formatted : [piece]));
