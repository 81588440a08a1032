import type { Page } from 'playwright-core';

/** What can be pressed or written in, as scripts in the page see it. */
const TARGETS = `
  const describe = (element, box) =>
    (element.getAttribute('aria-label') || element.textContent || element.className).trim().replace(/\\s+/g, ' ').slice(0, 60) +
    ' <' + element.tagName.toLowerCase() + '.' + element.className + '> ' +
    Math.round(box.width) + '×' + Math.round(box.height);
  /** Words for who hears the page, in a box of one pixel. */
  const isForEars = (element) => {
    for (let each = element; each; each = each.parentElement)
      if (each.clientWidth <= 1 && each.clientHeight <= 1 && getComputedStyle(each).overflow === 'hidden') return true;
    return false;
  };
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('[inert], [aria-hidden="true"]') && !isForEars(element);
  };
  /** What is pressed: of a hidden box its label, of the parts of a date the whole field. */
  const pressed = (element) =>
    element.getAttribute('role') === 'spinbutton' ? element.closest('[role="group"]') : element.closest('label') ?? element;
  const found = document.querySelectorAll(
    'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="menuitem"], [role="menuitemradio"], [role="option"], [role="tab"], [role="spinbutton"]',
  );
  const targets = [...new Set([...found].map(pressed))].filter(isSeen);
  const isAt = (element, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || (hit.closest('label') ?? null) === element);
  };`;

/**
 * The targets of the page that are smaller than 44 by 44 px, as a finger meets them: what answers beside a box counts as
 * part of it. A link in the middle of a sentence may be as high as its line.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {${TARGETS}
    const HALF = 21.5;
    const isInSentence = (element) =>
      getComputedStyle(element).display === 'inline' &&
      [...element.parentElement.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    const reaches = (element) => {
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const { x, y, width, height } = element.getBoundingClientRect();
      const [cx, cy] = [x + width / 2, y + height / 2];
      return [[cx - HALF, cy], [cx + HALF, cy], [cx, cy - HALF], [cx, cy + HALF]].every(([at, down]) => isAt(element, at, down));
    };
    return targets.flatMap((element) => {
      const box = element.getBoundingClientRect();
      const isOffPage = box.bottom < 0;
      const isLarge = box.width >= 2 * HALF && box.height >= 2 * HALF;
      return isOffPage || isLarge || isInSentence(element) || reaches(element) ? [] : [describe(element, box)];
    });
  })()`);
}

/** The targets in the content of the page that something else lies upon, wherever the page is scrolled to for them. */
export function coveredTargets(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {${TARGETS}
    return targets.filter((element) => element.closest('main')).flatMap((element) => {
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const box = element.getBoundingClientRect();
      return isAt(element, box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2) ? [] : [describe(element, box)];
    });
  })()`);
}
