const ESCAPE = 0x1b;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;

/**
 * Seven-bit forms of Chinese and Korean text as the eight-bit ones that stand behind them: hz-gb-2312 (RFC 1843),
 * iso-2022-kr (RFC 1557) and the simplified half of iso-2022-cn (RFC 1922). Undefined for any other name.
 */
export function fromEscapes(
  bytes: Uint8Array,
  name: string,
): { bytes: Uint8Array; name: string } | undefined {
  if (name === 'hz-gb-2312' || name === 'hz') return { bytes: fromTildes(bytes), name: 'gbk' };
  if (name === 'iso-2022-kr' || name === 'csiso2022kr') return { bytes: fromShifts(bytes), name: 'euc-kr' };
  if (name === 'iso-2022-cn' || name === 'iso-2022-cn-ext') return { bytes: fromShifts(bytes), name: 'gbk' };
  return undefined;
}

/** `~{` and `~}` around two-byte characters, `~~` for a tilde, `~` before a line break for nothing. */
function fromTildes(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let high = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte !== 0x7e) {
      if (byte === 0x0a) high = 0;
      out[length++] = byte > 0x20 ? byte | high : byte;
      continue;
    }
    const next = bytes[++at];
    if (next === 0x7b) high = 0x80;
    else if (next === 0x7d) high = 0;
    else if (next === 0x7e) out[length++] = 0x7e;
  }
  return out.subarray(0, length);
}

/** SO and SI around two-byte characters; the escape that names them is four bytes long. */
function fromShifts(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let high = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === ESCAPE) at += 3;
    else if (byte === SHIFT_OUT) high = 0x80;
    else if (byte === SHIFT_IN) high = 0;
    else out[length++] = byte > 0x20 ? byte | high : byte;
  }
  return out.subarray(0, length);
}
