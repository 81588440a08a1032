import type { ReactNode } from 'react';
import type { OfferedAnswer } from '@frontdoor/use-cases';
import { Details, Link, P } from '../govuk/blocks.js';
import { Button } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { OnlineService } from './answer-page.js';
import { Formatted } from './formatted.js';
import type { FormAgain } from './forms.js';

/** What was typed goes along, so that nothing is lost whichever button is pressed. */
const CarriedForm = ({
  again: { formToken, typed },
  answers,
  children,
}: {
  again: FormAgain;
  answers: string;
  children: ReactNode;
}) => (
  <form method="post" action="/contact" encType="multipart/form-data">
    <input type="hidden" name="formToken" value={formToken} />
    <input type="hidden" name="answers" value={answers} />
    {Object.entries(typed).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <div className="govuk-button-group">{children}</div>
  </form>
);

interface OfferPageProps extends Frame {
  again: FormAgain;
  answers: readonly OfferedAnswer[];
}

/** Before a message is sent: what may answer it at once. Nothing is lost, and whoever wants to goes on. */
export const offerPage = ({ council, own, again, answers }: OfferPageProps): string =>
  page({
    title: 'Does this answer your question?',
    council,
    own,
    children: (
      <>
        <h1 className="govuk-heading-xl">Does this answer your question?</h1>
        <P>
          Your message is not sent yet. {answers.length === 1 ? 'This answer fits' : 'These answers fit'} what
          you wrote.
        </P>
        {answers.map(({ id, title, body, link, linkText, language }, place) => (
          <section key={id} lang={language} className="offered-answer">
            {place === 0 ? (
              <>
                <h2 className="govuk-heading-m">{title}</h2>
                <Formatted markup={body} />
                <OnlineService link={link} linkText={linkText} />
              </>
            ) : (
              <Details summary={title}>
                <Formatted markup={body} />
                <OnlineService link={link} linkText={linkText} />
              </Details>
            )}
          </section>
        ))}
        <CarriedForm again={again} answers={answers.map(({ id }) => id).join(',')}>
          <Button action="answered">Yes, do not send my message</Button>
          <Button action="send" look="secondary">
            No, send my message
          </Button>
          <Button action="find" look="secondary">
            Change my message
          </Button>
        </CarriedForm>
      </>
    ),
  });

/** The customer has what they need: nothing was sent, and they may still do so. */
export const answeredPage = ({ council, own, again }: Frame & { again: FormAgain }): string =>
  page({
    title: 'Your message was not sent',
    council,
    own,
    children: (
      <>
        <h1 className="govuk-heading-xl">We are glad that this helped</h1>
        <P>Your message was not sent, and nobody answers it. You can still send it.</P>
        <CarriedForm again={again} answers="">
          <Button action="send" look="secondary">
            Send my message after all
          </Button>
        </CarriedForm>
        <P>
          <Link href="/answers">More answers</Link>
        </P>
      </>
    ),
  });
