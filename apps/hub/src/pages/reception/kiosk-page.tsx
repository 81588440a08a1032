import { visitNeed } from '@frontdoor/contracts';
import { ErrorSummary } from '../../govuk/error-summary.js';
import { Button, Input } from '../../govuk/fields.js';
import type { Frame } from '../../govuk/frame.js';
import type { Topic } from '../topics.js';
import { devicePage } from './device-page.js';
import { type KioskFaults, type KioskFields, needField } from './kiosk-form.js';
import { NEED_PICTURES, Picture, pictureOf } from './pictures.js';
import { Tiles } from './tiles.js';
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
  const hasWords = [typed['words'], typed['name'], faults['words'], faults['name']].some((each) => each);
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
        <div className="device-title">
          <h1 className="govuk-heading-xl" data-aloud="">
            {words.title}
          </h1>
          <button type="button" className="device-listen" data-reads-aloud="" hidden>
            <Picture name="sound" /> {words.listen}
          </button>
        </div>
        <form
          method="post"
          action={addressIn(address, language)}
          noValidate
          autoComplete="off"
          data-typed={shown || undefined}
        >
          <input type="hidden" name="visit" value={visit} />
          <Tiles
            id="topic"
            type="radio"
            label={words.what}
            tiles={topics.map(({ value, text }) => ({
              ...{ name: 'topic', value, text, picture: pictureOf(text) },
              isChosen: typed['topic'] === value,
            }))}
            fault={faults['topic']}
            error={words.error}
          />
          <Tiles
            id="needs"
            type="checkbox"
            label={words.needs}
            tiles={visitNeed.options.map((need) => ({
              ...{ name: needField(need), value: 'yes', text: words.need[need] },
              picture: NEED_PICTURES[need],
              isChosen: typed[needField(need)] !== undefined,
            }))}
            error={words.error}
          />
          <details className="device-more" open={hasWords}>
            <summary>{words.words}</summary>
            <Input
              name="words"
              label={words.words}
              hint={words.wordsHint}
              typed={typed['words']}
              fault={faults['words']}
              autoComplete="off"
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
          </details>
          <div className="device-send">
            <Button>{words.checkIn}</Button>
          </div>
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
  before,
  ...frame
}: Frame & {
  address: string;
  language: KioskLanguage;
  ticket: string;
  /** So many wait whose turn comes first, as it stands now. */
  before: number;
}): string => {
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
        <p className="device-seat">
          <Picture name="seat" /> <span>{words.seat}</span>
        </p>
        <p className="device-before">
          {words.before}: <strong>{before}</strong>
        </p>
        <div className="device-send">
          <a href={address} role="button" className="govuk-button" data-module="govuk-button">
            {words.done}
          </a>
        </div>
        <StartsAgain address={address} language={language} />
      </>
    ),
  });
};
