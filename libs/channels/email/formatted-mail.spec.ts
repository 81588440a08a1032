import { describe, expect, it } from 'vitest';
import { formattedMail } from './formatted-mail.js';

const bodyOf = (markup: string): string =>
  formattedMail(markup)
    .replace(/^[^]*<body>\n/, '')
    .replace(/\n<\/body>[^]*$/, '');

describe('a formatted mail', () => {
  it('has paragraphs, lists, bold, italic and links', () => {
    expect(
      bodyOf('Dear **you**,\nsee:\n\n- [your _bill_](https://council.example/b?x=1&y=2)\n- _this_\n\n2. two'),
    ).toBe(
      [
        '<p>Dear <strong>you</strong>,<br>\nsee:</p>',
        '<ul>\n<li><a href="https://council.example/b?x=1&amp;y=2">your _bill_</a></li>\n<li><em>this</em></li>\n</ul>',
        '<ol start="2">\n<li>two</li>\n</ol>',
      ].join('\n'),
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '**<img src=x onerror=alert(1)>**',
    '[<b>x</b>](https://council.example)',
    '- <a href="javascript:alert(1)">x</a>',
    '_"quoted" & \'single\'_',
    '</p></body><iframe src="https://elsewhere.example">',
    "[x](https://council.example/'onmouseover=alert')",
  ])('lets no HTML through that was written: %s', (written) => {
    const html = bodyOf(written);
    const elements = [...html.matchAll(/<\/?([a-z]+)([^>]*)>/g)].map(([, name, more]) => `${name}${more}`);
    for (const element of elements)
      expect(element).toMatch(/^(p|ul|ol start="\d+"|li|strong|em|br|a|a href="https:\/\/[^"<>\s]*")$/);
    // Nothing else of it begins an element, a comment or an entity of its own.
    const rest = html.replaceAll(/<\/?[a-z]+[^>]*>/g, '');
    expect(rest).not.toMatch(/[<>"']/);
    expect(rest.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
  });
});
