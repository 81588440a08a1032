import type { OfferedAnswer } from '@frontdoor/use-cases';
import { Link, P } from '../govuk/blocks.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { answerWords, languageOfWords, nameOfLanguage } from './answer-words.js';

interface AnswersPageProps extends Frame {
  language: string;
  /** In which there are answers. */
  languages: readonly string[];
  sought: string;
  /** By service; null while something is sought. */
  all: readonly { service: string; answers: readonly { title: string; path: string }[] }[] | null;
  found: readonly OfferedAnswer[];
}

const addressIn = (language: string): string =>
  language === 'en' ? '/answers' : `/answers?language=${encodeURIComponent(language)}`;

/** The same in other languages. */
export const OtherLanguages = ({
  languages,
  shown,
  to,
}: {
  languages: readonly string[];
  shown: string;
  to: (language: string) => string;
}) => {
  const others = languages.filter((each) => each !== shown);
  if (others.length === 0) return null;
  return (
    <nav aria-label="Languages">
      <ul className="govuk-list answer-languages">
        {others.map((each) => (
          <li key={each}>
            <a className="govuk-link" href={to(each)} lang={each} hrefLang={each}>
              {nameOfLanguage(each)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** Answers to be searched and read without asking anybody. */
export const answersPage = (props: AnswersPageProps): string => {
  const { council, own, language, languages, sought, all, found } = props;
  const words = answerWords(language);
  return page({
    title: sought === '' ? words.answers : `${sought}: ${words.answers}`,
    lang: languageOfWords(language),
    council,
    own,
    back: '/',
    children: (
      <div lang={languageOfWords(language)}>
        <h1 className="govuk-heading-xl">{words.answers}</h1>
        <p className="govuk-body-l">{words.lead}</p>
        <form method="get" action="/answers" role="search" className="answer-search">
          {language !== 'en' && <input type="hidden" name="language" value={language} />}
          <div className="govuk-form-group">
            <label className="govuk-label govuk-label--s" htmlFor="q">
              {words.sought}
            </label>
            <input
              className="govuk-input"
              id="q"
              name="q"
              type="search"
              maxLength={200}
              defaultValue={sought}
            />
          </div>
          <button type="submit" className="govuk-button" data-module="govuk-button">
            {words.search}
          </button>
        </form>
        {all === null ? (
          <>
            <h2 className="govuk-heading-m">{words.found(found.length)}</h2>
            {found.length === 0 && <P>{words.none}</P>}
            <ul className="govuk-list answer-list">
              {found.map(({ id, title, path, service, language: written }) => (
                <li key={id} lang={written}>
                  <Link href={path}>{title}</Link>
                  <p className="govuk-body-s">{service}</p>
                </li>
              ))}
            </ul>
            <P>
              <Link href={addressIn(language)}>{words.all}</Link>
            </P>
          </>
        ) : (
          all.map(({ service, answers }) => (
            <section key={service}>
              <h2 className="govuk-heading-m">{service}</h2>
              <ul className="govuk-list answer-list" lang={language}>
                {answers.map(({ title, path }) => (
                  <li key={path}>
                    <Link href={path}>{title}</Link>
                  </li>
                ))}
              </ul>
            </section>
          ))
        )}
        <P>
          <Link href="/contact">{words.contact}</Link>
        </P>
        <OtherLanguages languages={languages} shown={language} to={addressIn} />
      </div>
    ),
  });
};
