/** A line of 12 px: how wide at most, Han letters twice a digit. */
const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter > "\u2e80" ? 12 : 7.2), 0);

/** Room beside the picture for the longest of some texts, never less than `least`: no number is cut. */
export const roomFor = (texts: readonly string[], least: number): number =>
  Math.ceil(Math.max(least, ...texts.map((text) => widthOf(text) + 16)));

/** Round steps of an axis from `low` to `high`, about `count` of them, zero among them where it lies between. */
export function axisTicks(low: number, high: number, count = 5): number[] {
  const span = high - low || Math.abs(high) || 1;
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
