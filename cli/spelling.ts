/** How many letters must be inserted, removed or replaced to turn one word into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known word that was probably meant; empty when none is close. */
export function nearest(given: string, known: readonly string[]): string {
  const short = given.slice(0, 40);
  const [best] = known.map((word) => ({ word, apart: distance(short, word) })).sort((a, b) => a.apart - b.apart);
  return best && best.apart <= Math.max(2, Math.floor(short.length / 3)) ? best.word : "";
}
