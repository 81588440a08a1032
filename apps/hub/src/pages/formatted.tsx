import { Fragment, type ReactNode } from 'react';
import { type Block, readMarkup, type Span } from '@frontdoor/contracts';
import { Link } from '../govuk/blocks.js';

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
          <Link key={index} href={span.href}>
            {span.text}
          </Link>
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
        <p className="govuk-body">
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
        <ul className="govuk-list govuk-list--bullet">
          <Items items={block.items} />
        </ul>
      );
    case 'numbers':
      return (
        <ol className="govuk-list govuk-list--number" start={block.start}>
          <Items items={block.items} />
        </ol>
      );
  }
};

/** A message with light formatting, as its author meant it. */
export const Formatted = ({ markup }: { markup: string }) => (
  <div className="message__formatted">
    {readMarkup(markup).map((block, index) => (
      <Shown key={index} block={block} />
    ))}
  </div>
);
