/** How wide a text is on a sheet: Chinese and other full-width characters count double. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Columns of the widest line of `text`. Pure. */
export function displayWidth(text: string): number {
  return Math.max(...text.split('\n').map(lineWidth))
}

function lineWidth(line: string): number {
  let width = 0
  for (const character of line) width += WIDE.test(character) ? 2 : 1
  return width
}
