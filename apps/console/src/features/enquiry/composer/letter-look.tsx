import {
  api,
  type Channel,
  type EnquiryDetail,
  LETTER_LANGUAGES,
  letterLanguage,
} from '@frontdoor/contracts';
import type { LetterLanguage } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { asApiError } from '../../../api/api-error.js';
import { call } from '../../../api/client.js';
import { useLater } from '../../../state/use-later.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Choice } from '../../../ui/choice.js';
import { Icon } from '../../../ui/icon.js';
import { PopUp } from '../../../ui/pop-up.js';
import { Toggle } from '../../../ui/toggle.js';
import type { WorkingDraft } from './use-draft.js';
import './letter-look.css';

export interface LetterStyle {
  language: LetterLanguage;
  large: boolean;
}

const kept = z.object({ language: z.string(), large: z.boolean() }).partial();

/** How a letter is printed, kept with its draft: as the customer reads it, unless its writer has said otherwise. */
export const useLetterStyle = (
  { customerDetail }: Pick<EnquiryDetail, 'customerDetail'>,
  { fields, change }: Pick<WorkingDraft, 'fields' | 'change'>,
): [LetterStyle, (style: LetterStyle) => void] => {
  const parsed = kept.safeParse(JSON.parse(fields.letter ?? '{}'));
  const { language = customerDetail.language, large = customerDetail.needs.includes('large-print') } =
    parsed.data ?? {};
  return [
    { language: letterLanguage(language), large },
    (style) => change({ letter: JSON.stringify(style) }),
  ];
};

const PAUSE_MS = 1000;
const LANGUAGES = Object.entries(LETTER_LANGUAGES).map(([value, label]) => ({
  value: value as LetterLanguage,
  label,
}));

interface Props {
  enquiryId: string;
  text: string;
  route: { channel: Channel; to: string };
  style: LetterStyle;
  onStyle: (style: LetterStyle) => void;
}

/** How a letter is printed, what is doubtful about it, and its pages as they will be. */
export const LetterLook = ({ enquiryId, text, route: { channel, to }, style, onStyle }: Props) => {
  const [page, setPage] = useState(1);
  const later = useLater(text.trim(), PAUSE_MS);
  const look = useQuery({
    queryKey: ['letter-preview', enquiryId, channel, to, style, later, page],
    queryFn: ({ signal }) =>
      call(
        api.previewLetter,
        { params: { id: enquiryId }, body: { text: later, channel, to, letter: style, page } },
        { signal },
      ),
    enabled: later !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const { page: shown = null, warnings = [] } = later === '' ? {} : (look.data ?? {});
  const total = shown?.total ?? 0;
  return (
    <section className="letter-look" aria-label="The letter">
      <div className="letter-style">
        <Toggle
          label="Large print"
          isSelected={style.large}
          onChange={(large) => {
            setPage(1);
            onStyle({ ...style, large });
          }}
        />
        <Choice
          label="Language of the letterhead"
          value={style.language}
          options={LANGUAGES}
          onChange={(language) => onStyle({ ...style, language })}
        />
        {shown && (
          <DialogTrigger>
            <ActionButton size="small" icon="letter">
              Look at the letter ({total === 1 ? '1 page' : `${total} pages`})
            </ActionButton>
            <PopUp title={`Page ${shown.number} of ${total}`}>
              {() => (
                <div className="letter-page">
                  <img
                    src={`data:image/png;base64,${shown.picture}`}
                    alt={`Page ${shown.number} of the letter`}
                  />
                  {total > 1 && (
                    <div className="letter-pages">
                      <ActionButton icon="left" isDisabled={page <= 1} onPress={() => setPage(page - 1)}>
                        Page before
                      </ActionButton>
                      <ActionButton icon="right" isDisabled={page >= total} onPress={() => setPage(page + 1)}>
                        Next page
                      </ActionButton>
                    </div>
                  )}
                </div>
              )}
            </PopUp>
          </DialogTrigger>
        )}
      </div>
      <p className="quiet small">
        It ends by saying whom to ask: your name, a telephone number and our reference.
      </p>
      <div aria-live="polite">
        {warnings.map((warning) => (
          <p key={warning} className="letter-warning">
            <Icon name="at-risk" /> {warning}
          </p>
        ))}
        {look.isError && later !== '' && <p className="quiet small">{asApiError(look.error).message}</p>}
      </div>
    </section>
  );
};
