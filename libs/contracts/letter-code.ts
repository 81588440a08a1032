/**
 * What the square code of a letter holds: an address of ours that a telephone can open, with the signed reference of the
 * enquiry, by which a letter that comes back finds it. The page asks for more than that before it shows anything: whoever
 * gets hold of the paper learns nothing by it.
 *
 * @param publicUrl without a trailing slash
 * @param token reference signed for `reply`
 */
export const letterCode = (publicUrl: string, token: string): string =>
  `${publicUrl}${LETTER_CODE_PATH}${token}`;

/** The signed reference in a code of ours, as yet unverified; undefined where there is none. */
export const tokenInCode = (code: string): string | undefined =>
  /\/find-enquiry\?letter=([0-9a-z-]{4,20}\.[0-9a-z]{8,40})$/i.exec(code.trim())?.[1]?.toLowerCase();

const LETTER_CODE_PATH = '/find-enquiry?letter=';
