import { contentElement, SAVED_FIELDS } from '@frontdoor/contracts';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';

/** How something to fill in reads. */
const blankWords = (name: string): string => {
  if (Object.hasOwn(SAVED_FIELDS, name)) return SAVED_FIELDS[name as keyof typeof SAVED_FIELDS];
  return contentElement.safeParse(name).success ? name.replaceAll('-', ' ') : name;
};

interface Props {
  blanks: readonly string[];
  /** Selects it in the text, to be written over. */
  onShow: (blank: string) => void;
}

/** What a saved reply left to be filled in: the message cannot leave before. */
export const BlanksLeft = ({ blanks, onShow }: Props) =>
  blanks.length > 0 && (
    <div className="not-ready" role="status">
      <Icon name="at-risk" />
      <p>
        <strong>To fill in before it is sent:</strong>
      </p>
      {blanks.map((blank) => (
        <ActionButton key={blank} size="small" onPress={() => onShow(blank)}>
          {blankWords(blank)}
        </ActionButton>
      ))}
    </div>
  );
