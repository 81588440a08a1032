/** Samples a second, 16 bits, one channel: what a telephone carries. */
const RATE = 8000;
const SECONDS = 3;
const HEADER_BYTES = 44;

/** A tone from so many to so many milliseconds: frequencies in hertz. */
interface Tone {
  from: number;
  to: number;
  hertz: readonly number[];
  /** Of the loudest, 0 to 1. */
  loud: number;
}

/** The British ringing tone: 400 and 450 Hz, 0.4 s on, 0.2 off, 0.4 on, 2 off (standards: one ring is 3 seconds). */
const RINGING: readonly Tone[] = [
  { from: 0, to: 400, hertz: [400, 450], loud: 0.25 },
  { from: 600, to: 1000, hertz: [400, 450], loud: 0.25 },
];

/** Two soft notes every three seconds: the line is there, and nobody is on it yet. */
const WAITING: readonly Tone[] = [
  { from: 0, to: 350, hertz: [523], loud: 0.08 },
  { from: 400, to: 750, hertz: [392], loud: 0.08 },
];

/** Sounds that telephones play, by their names: WAV files of 3 seconds, which are repeated. */
export const TONES: Readonly<Record<'ringing' | 'waiting', Buffer>> = {
  ringing: wav(RINGING),
  waiting: wav(WAITING),
};

function wav(tones: readonly Tone[]): Buffer {
  const samples = RATE * SECONDS;
  const file = Buffer.alloc(HEADER_BYTES + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let n = 0; n < samples; n++)
    file.writeInt16LE(Math.round(heightAt(tones, n) * 0x7fff), HEADER_BYTES + n * 2);
  return file;
}

/** -1 to 1. Each tone comes and goes within 10 milliseconds, so that it does not click. */
function heightAt(tones: readonly Tone[], n: number): number {
  const ms = (n * 1000) / RATE;
  const tone = tones.find(({ from, to }) => from <= ms && ms < to);
  if (!tone) return 0;
  const edge = Math.min(1, (ms - tone.from) / 10, (tone.to - ms) / 10);
  const waves = tone.hertz.map((hertz) => Math.sin((2 * Math.PI * hertz * n) / RATE));
  return (edge * tone.loud * waves.reduce((sum, wave) => sum + wave, 0)) / tone.hertz.length;
}
