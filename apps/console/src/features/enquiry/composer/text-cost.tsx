import { CHANNELS, costOfText, type EnquiryDetail, plainOf } from '@frontdoor/contracts';

interface Props {
  route: EnquiryDetail['replyRoutes'][number];
  text: string;
  hasFiles: boolean;
}

/** What leaves by a way that carries no files itself or costs by the part, said before it does. */
export const TextCost = ({ route: { channel, fileLink, longest }, text, hasFiles }: Props) => {
  const costs = CHANNELS[channel].costsByPart;
  if (!costs && fileLink === undefined) return null;
  const isLinking = hasFiles && fileLink !== undefined;
  const leaving = isLinking ? `${plainOf(text)}\n\n${fileLink}` : plainOf(text);
  return (
    <p className="quiet small">
      {costs && costInWords(leaving, isLinking)} {longest !== undefined && tooLongInWords(leaving, longest)}
      {fileLink !== undefined && (
        <>
          Files do not travel this way: the text ends with a link to the customer’s own page, where they are
          opened.
        </>
      )}
    </p>
  );
};

/** What to do about a text that is longer than may leave; nothing where it is not. */
export const tooLongInWords = (text: string, longest: number): string => {
  const { characters } = costOfText(text);
  return characters > longest ? `At most ${longest} characters leave this way: shorten it. ` : '';
};

/** How long a text is, and as how many it leaves. */
export const costInWords = (text: string, withLink: boolean): string => {
  const { characters, parts, wide } = costOfText(text);
  const size = `${characters} characters${withLink ? ' with the link' : ''}, ${parts === 1 ? '1 text message' : `${parts} text messages`}.`;
  if (wide.length === 0 || parts < 2) return size;
  return `${size} With ${wide.slice(0, 5).join(' ')} in it, each holds less than half as much.`;
};
