import sanitize from 'sanitize-html';
import { hostOf } from './host.js';
import { harmlessStyle } from './inline-style.js';
import type { Pictures } from './pictures.js';

const TEXT =
  'a abbr address article aside b bdi bdo big blockquote br center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  );
/** Tags within tags; what is deeper is shown without them. */
const DEEPEST = 200;
/** Characters of one picture that stands in the HTML itself. */
const LONGEST_DATA = 1_500_000;
const DATA_PICTURE = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/i;

/**
 * The HTML of a stranger with nothing in it that acts, fetches or covers. Pictures that lie elsewhere are told by their
 * words, unless they are wanted; links open in a page of their own and show where they lead.
 */
export const harmlessHtml = (html: string, pictures: Pictures, withElsewhere: boolean): string =>
  sanitize(html, {
    allowedTags: TEXT,
    allowedAttributes: {
      a: ['href', 'title', 'rel', 'target', 'data-to'],
      img: ['src', 'alt', 'width', 'height', 'referrerpolicy', 'class'],
      span: ['class'],
      font: ['color', 'face', 'size'],
      ol: ['start', 'type'],
      li: ['value'],
      table: ['border', 'cellpadding', 'cellspacing'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan', 'scope'],
      '*': ['align', 'bgcolor', 'dir', 'height', 'lang', 'style', 'valign', 'width'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: withElsewhere ? ['data', 'http', 'https'] : ['data'] },
    allowProtocolRelative: false,
    allowedClasses: { span: ['left-out'], img: ['left-out'] },
    nestingLimit: DEEPEST,
    parseStyleAttributes: false,
    transformTags: {
      '*': (tagName, { style, ...attribs }) => {
        const harmless = style === undefined ? '' : harmlessStyle(style);
        return { tagName, attribs: harmless ? { ...attribs, style: harmless } : attribs };
      },
      a: (tagName, attribs) => link(tagName, attribs),
      img: (tagName, attribs) => picture(tagName, attribs, pictures, withElsewhere),
    },
  });

type Attribs = Record<string, string>;

function link(tagName: string, { href = '', style = '' }: Attribs): sanitize.Tag {
  const address = href.trim();
  const isWeb = hostOf(address);
  // Without a scheme it would lead to a page of ours.
  if (isWeb === undefined && !/^(mailto|tel):/i.test(address)) return { tagName: 'span', attribs: {} };
  const harmless = harmlessStyle(style);
  return {
    tagName,
    attribs: {
      href: address,
      title: address.slice(0, 300),
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      ...(isWeb !== undefined && { 'data-to': isWeb }),
      ...(harmless && { style: harmless }),
    },
  };
}

function picture(
  tagName: string,
  { src = '', alt = '', width, height, style = '' }: Attribs,
  pictures: Pictures,
  withElsewhere: boolean,
): sanitize.Tag {
  const address = src.trim();
  const shown = /^cid:/i.test(address)
    ? pictures.at(address.slice(4))
    : shownAsItIs(address, withElsewhere)
      ? address
      : undefined;
  if (shown === undefined)
    return {
      tagName: 'span',
      attribs: { class: 'left-out' },
      text: `[${alt.trim().slice(0, 300) || 'Picture'}]`,
    };
  const harmless = harmlessStyle(style);
  return {
    tagName,
    attribs: {
      src: shown,
      alt: alt.slice(0, 1000),
      referrerpolicy: 'no-referrer',
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
      ...(harmless && { style: harmless }),
    },
  };
}

const shownAsItIs = (address: string, withElsewhere: boolean): boolean =>
  (address.length <= LONGEST_DATA && DATA_PICTURE.test(address)) ||
  (withElsewhere && hostOf(address) !== undefined);
