import type { ContactReading, ReadingSuggestion, ReadPage } from '@frontdoor/contracts';

/** From here on, what a machine read is mostly right; below the other, hardly anything of it is. */
const SURE = 85;
const DOUBTFUL = 60;

/** How far the text of a page can be trusted, and whether somebody should look. */
export const confidenceInWords = ({
  confidence,
  source,
  text,
}: Pick<ReadPage, 'confidence' | 'source' | 'text'>): { words: string; isDoubtful: boolean } => {
  if (source === 'text-layer') return { words: 'text of the file itself', isDoubtful: false };
  if (text.trim() === '')
    return { words: 'nothing could be read: it is blank, or written by hand', isDoubtful: true };
  const sure = `read by machine, ${Math.round(confidence)} of 100 sure`;
  if (confidence >= SURE) return { words: sure, isDoubtful: false };
  if (confidence >= DOUBTFUL) return { words: `${sure}: check it against the picture`, isDoubtful: true };
  return {
    words: `poorly readable, ${Math.round(confidence)} of 100 sure: key it from the picture`,
    isDoubtful: true,
  };
};

/** Where the reading of a letter has got to, while there is no text of it. */
export const stateInWords = ({
  state,
  problem,
}: Pick<ContactReading, 'state' | 'problem'>): string | null => {
  if (state === 'waiting') return 'It waits to be read by machine. The picture is here already.';
  if (state === 'reading') return 'It is being read by machine…';
  if (state === 'failed')
    return `It could not be read by machine${problem === null ? '' : `, since ${problem}`}. Key it from the picture.`;
  return null;
};

export const suggestionWord: Record<ReadingSuggestion['kind'], string> = {
  reference: 'Our reference',
  postcode: 'Postcode',
  postal: 'Address of the sender',
  phone: 'Telephone',
  email: 'Email',
  service: 'Service',
};
