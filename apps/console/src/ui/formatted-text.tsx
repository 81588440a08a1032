import { type Block, readMarkup, type Span } from '@frontdoor/contracts';
import { Fragment, type ReactNode } from 'react';
import './formatted-text.css';

const Spans = ({ spans }: { spans: readonly Span[] }): ReactNode =>
  spans.map((span, index) => {
    switch (span.type) {
      case 'text':
        return span.text;
      case 'bold':
        return (
          <strong key={index}>
            <Spans spans={span.spans} />
          </strong>
        );
      case 'italic':
        return (
          <em key={index}>
            <Spans spans={span.spans} />
          </em>
        );
      case 'link':
        return (
          <a key={index} href={span.href} target="_blank" rel="noreferrer">
            {span.text}
          </a>
        );
    }
  });

const Items = ({ items }: { items: readonly Span[][] }) =>
  items.map((item, index) => (
    <li key={index}>
      <Spans spans={item} />
    </li>
  ));

const Shown = ({ block }: { block: Block }) => {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          {block.lines.map((line, index) => (
            <Fragment key={index}>
              {index > 0 && <br />}
              <Spans spans={line} />
            </Fragment>
          ))}
        </p>
      );
    case 'bullets':
      return (
        <ul>
          <Items items={block.items} />
        </ul>
      );
    case 'numbers':
      return (
        <ol start={block.start}>
          <Items items={block.items} />
        </ol>
      );
  }
};

/** A text with light formatting, as whoever gets it sees it. */
export const FormattedText = ({ markup }: { markup: string }) => (
  <div className="formatted-text" dir="auto">
    {readMarkup(markup).map((block, index) => (
      <Shown key={index} block={block} />
    ))}
  </div>
);
