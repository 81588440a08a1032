import { visitNeed } from '@frontdoor/contracts';
import { ErrorSummary } from '../../govuk/error-summary.js';
import { Button, Checkboxes, Input, Radios } from '../../govuk/fields.js';
import type { Frame } from '../../govuk/frame.js';
import type { Topic } from '../topics.js';
import { devicePage } from './device-page.js';
import { type KioskFaults, type KioskFields, needField } from './kiosk-form.js';
import { KIOSK_LANGUAGES, KIOSK_WORDS, type KioskLanguage } from './kiosk-words.js';

interface Props extends Frame {
  /** Of the device, without the language. */
  address: string;
  language: KioskLanguage;
  topics: readonly Topic[];
  /** Of the visit that the form makes, however often it is sent. */
  visit: string;
  typed?: KioskFields;
  faults?: KioskFaults;
}

/** Without a script nothing tells whether somebody still types: long enough to finish. */
const STARTS_AGAIN_SECONDS = 300;

const addressIn = (address: string, language: KioskLanguage): string => `${address}?lang=${language}`;

/** Starts again once nobody has touched it for a minute, after a question; see `assets/kiosk.js`. */
const StartsAgain = ({ address, language }: Pick<Props, 'address' | 'language'>) => {
  const words = KIOSK_WORDS[language];
  return (
    <dialog className="device-asks" data-starts-again={address} aria-labelledby="still-there">
      <h2 className="govuk-heading-l" id="still-there">
        {words.stillThere}
      </h2>
      <p className="govuk-body">{words.startsAgain}</p>
      <button type="button" className="govuk-button" data-more-time="">
        {words.moreTime}
      </button>
    </dialog>
  );
};

export const kioskPage = ({
  address,
  language,
  topics,
  visit,
  typed = {},
  faults = {},
  ...frame
}: Props): string => {
  const words = KIOSK_WORDS[language];
  const hasFaults = Object.keys(faults).length > 0;
  const shown = hasFaults || Object.keys(typed).length > 0;
  return devicePage({
    ...frame,
    ...{ kind: 'kiosk', lang: language, again: { seconds: STARTS_AGAIN_SECONDS, url: address } },
    title: hasFaults ? `${words.error}: ${words.title}` : words.title,
    children: (
      <>
        <nav aria-label={words.language} className="device-languages">
          {Object.entries(KIOSK_LANGUAGES).map(([tag, name]) => (
            <a
              key={tag}
              href={addressIn(address, tag as KioskLanguage)}
              lang={tag}
              hrefLang={tag}
              aria-current={tag === language ? 'true' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
        {hasFaults && <ErrorSummary faults={faults} title={words.problem} />}
        <h1 className="govuk-heading-xl">{words.title}</h1>
        <form
          method="post"
          action={addressIn(address, language)}
          noValidate
          autoComplete="off"
          data-typed={shown || undefined}
        >
          <input type="hidden" name="visit" value={visit} />
          <Radios
            name="topic"
            label={words.what}
            items={topics}
            chosen={typed['topic'] ?? ''}
            fault={faults['topic']}
            large
          />
          <Input
            name="words"
            label={words.words}
            hint={words.wordsHint}
            typed={typed['words']}
            fault={faults['words']}
            autoComplete="off"
          />
          <Checkboxes
            label={words.needs}
            name="needs"
            items={visitNeed.options.map((need) => ({
              name: needField(need),
              text: words.need[need],
              isChosen: typed[needField(need)] !== undefined,
            }))}
          />
          <Input
            name="name"
            label={words.name}
            hint={words.nameHint}
            typed={typed['name']}
            fault={faults['name']}
            autoComplete="off"
            spellCheck={false}
          />
          <Button>{words.checkIn}</Button>
        </form>
        <StartsAgain address={address} language={language} />
      </>
    ),
  });
};

/** So long it stays without a script: long enough to read it and to write it down. */
const TICKET_SECONDS = 60;

/** The ticket, in large; the next visitor begins anew. */
export const kioskTicketPage = ({
  address,
  language,
  ticket,
  ...frame
}: Frame & { address: string; language: KioskLanguage; ticket: string }): string => {
  const words = KIOSK_WORDS[language];
  return devicePage({
    ...frame,
    ...{ kind: 'kiosk', lang: language, title: `${words.ticket} ${ticket}` },
    again: { seconds: TICKET_SECONDS, url: address },
    children: (
      <>
        <div className="govuk-panel govuk-panel--confirmation" role="status">
          <h1 className="govuk-panel__title" tabIndex={-1} autoFocus>
            {words.ticket} <strong className="device-ticket">{ticket}</strong>
          </h1>
        </div>
        <p className="govuk-body-l">{words.seat}</p>
        <a href={address} role="button" className="govuk-button" data-module="govuk-button">
          {words.done}
        </a>
        <StartsAgain address={address} language={language} />
      </>
    ),
  });
};
