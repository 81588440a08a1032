import { pathOf } from '@frontdoor/casework/answers';
import type { AnswerPage } from '@frontdoor/use-cases';
import { Link, P, SummaryList } from '../govuk/blocks.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { answerWords, dayIn, languageOfWords } from './answer-words.js';
import { OtherLanguages } from './answers-page.js';
import { Formatted } from './formatted.js';

/** What can be done online about it. */
export const OnlineService = ({ link, linkText }: { link: string | null; linkText: string | null }) =>
  link === null ? null : (
    <p className="govuk-body govuk-!-margin-top-4">
      <a className="govuk-link govuk-!-font-weight-bold" href={link} rel="noreferrer">
        {linkText}
      </a>
    </p>
  );

/** One answer, with the day on which somebody last looked whether it is right. */
export const answerPage = (props: Frame & { answer: AnswerPage; zone: string }): string => {
  const { council, own, answer, zone } = props;
  const { title, body, link, linkText, language, languages, slug, service, checkedAt } = answer;
  const words = answerWords(language);
  return page({
    title,
    lang: language,
    council,
    own,
    back: language === 'en' ? '/answers' : `/answers?language=${encodeURIComponent(language)}`,
    children: (
      <>
        <div lang={language}>
          <h1 className="govuk-heading-l">{title}</h1>
          <Formatted markup={body} />
          <OnlineService link={link} linkText={linkText} />
        </div>
        <div lang={languageOfWords(language)}>
          <SummaryList
            rows={[
              [
                words.service,
                <span key="service" lang="en-GB">
                  {service}
                </span>,
              ],
              [words.checked, dayIn(checkedAt, zone, language)],
            ]}
          />
          <P>
            {words.notEnough} <Link href="/contact">{words.contact}</Link>
          </P>
          <OtherLanguages
            languages={languages}
            shown={language}
            to={(each) => pathOf({ slug, language: each })}
          />
        </div>
      </>
    ),
  });
};
